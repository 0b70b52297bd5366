import type { Name } from './cast'

export type PlannedContact = {
  name: string
  function: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  remark?: string | null
}

/** One stay in one phase: `days` until it was left, or until now for the last stay of an open lead. */
export type Stay = {
  phase: string
  days: number
  score: number | null
  expected: number | null
  recurring: number | null
  note?: string | null
  /** What was planned when the phase was entered. */
  action?: string | null
}

/** A lead as it will be played: its stays one after the other, and how it ended, if it did. Money in whole units. */
export type PlannedLead = {
  accountType: 'LEAD' | 'PROSP'
  owner: Name
  title: string | null
  /** Days before now. */
  startedAgo: number
  stays: Stay[]
  end?: { reason: string; comment: string | null }
  next?: { action: string; inDays: number }
}

export type PlannedCustomer = {
  name: string
  accountType: 'LEAD' | 'PROSP' | 'CUST' | 'PARTN'
  owner: Name
  createdAgo: number
  street: string
  houseNumber: string
  postalCode: string
  city: string
  country: string
  language: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  website: string | null
  registrationNumber: string | null
  vatNumber: string | null
  source: string | null
  remark: string | null
  latitude: number | null
  longitude: number | null
  archived: boolean
  contacts: PlannedContact[]
  leads: PlannedLead[]
}
