import { legalForms } from '@/db/alike'
import { plain } from '../customers/search-text'
import { companyDomains } from './company-domain'
import type { Reason } from './vocabulary'

/** What of a customer, one that is or one that is being typed, others may have as well. */
export type Candidate = {
  id?: string
  name: string
  email: string | null
  phone: string | null
  mobile: string | null
  website: string | null
  registrationNumber: string | null
  vatNumber: string | null
}

/** By what customers are found: each an index of its own. */
export const traits = ['name', 'email', 'domain', 'phone', 'mobile', 'registrationNumber', 'vatNumber'] as const
type By = (typeof traits)[number]

/** One thing that others may share: its text, which the database makes a key of, and that key as it is made here. */
export type Trait = { by: By; text: string; key: string }

export const reasonOf = ({ by }: Trait): Reason => (by === 'mobile' ? 'phone' : by)

/** The least digits of a telephone number. */
const fewestDigits = 7

/** By what a candidate is looked for; a telephone number on either line, and mailboxes that anybody may have not at all. */
export function traitsOf(candidate: Candidate): Trait[] {
  const { name, email, phone, mobile, registrationNumber, vatNumber } = candidate
  const phones = new Set([phone, mobile].filter((one) => digitsOf(one).length >= fewestDigits).map(phoneKey))
  return [
    ...trait('name', name, nameKey(name)),
    ...companyDomains(candidate).flatMap((domain) => trait('domain', domain, domain)),
    ...[...phones].flatMap((key) => [...trait('phone', key, key), ...trait('mobile', key, key)]),
    ...trait('email', email, email?.toLowerCase()),
    ...trait('registrationNumber', registrationNumber, numberKey(registrationNumber)),
    ...trait('vatNumber', vatNumber, numberKey(vatNumber)),
  ]
}

/** By what a customer that is there is found. */
export const traitsFoundBy = ({ name, email, phone, mobile, registrationNumber, vatNumber }: Candidate): Trait[] => [
  ...trait('name', name, nameKey(name)),
  ...trait('domain', email, email?.toLowerCase().split('@')[1]),
  ...trait('phone', phone, phoneKey(phone)),
  ...trait('mobile', mobile, phoneKey(mobile)),
  ...trait('email', email, email?.toLowerCase()),
  ...trait('registrationNumber', registrationNumber, numberKey(registrationNumber)),
  ...trait('vatNumber', vatNumber, numberKey(vatNumber)),
]

const trait = (by: By, text: string | null, key: string | undefined): Trait[] =>
  text && key ? [{ by, text, key }] : []

const legalForm = new RegExp(`(?<![\\p{L}\\p{N}_])(${legalForms})(?![\\p{L}\\p{N}_])`, 'gu')

/** As db/alike.ts has them. */
export const nameKey = (name: string) =>
  plain(name)
    .replaceAll('.', '')
    .replace(legalForm, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
const digitsOf = (number: string | null) => number?.replace(/\D/g, '') ?? ''
const phoneKey = (number: string | null) => digitsOf(number).slice(-8)
const numberKey = (number: string | null) => number?.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
