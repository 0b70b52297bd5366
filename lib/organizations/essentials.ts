import type { Transaction } from '@/db/client'
import { type Author, record } from '../changes/record'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Outcome } from '../closing-reasons/vocabulary'
import type { Language } from '../i18n/languages'
import { translator } from '../i18n/translate'
import { newId } from '../ids'
import type { PhaseType } from '../lead-phases/vocabulary'

export type SeedPhase = { code: string; description: string; phaseType: PhaseType; orderNumber: number }
export type SeedType = {
  code: string
  description: string
  orderNumber: number
  isDefault?: boolean
  phases: SeedPhase[]
}
export type SeedReason = { code: string; description: string; outcome: Outcome; orderNumber: number }

/** What an organization starts with: account types, two funnels and closing reasons, in its own language. */
export async function addEssentials(tx: Transaction, author: Author, language: Language) {
  const { types, reasons } = essentials(language)
  for (const type of types) {
    const id = await addAccountType(tx, author, type)
    for (const phase of type.phases) await addPhase(tx, author, { id, description: type.description }, phase)
  }
  for (const reason of reasons) await addReason(tx, author, reason)
}

export function essentials(language: Language): { types: SeedType[]; reasons: SeedReason[] } {
  const t = translator(language)
  const lead: SeedPhase[] = [
    { code: 'CALL', description: t('setup.seed.callAppointment'), phaseType: 'initial', orderNumber: 10 },
    { code: 'MEET', description: t('setup.seed.meeting'), phaseType: 'regular', orderNumber: 20 },
    { code: 'CALC', description: t('setup.seed.calculation'), phaseType: 'regular', orderNumber: 30 },
    { code: 'QUOTE', description: t('setup.seed.sendQuote'), phaseType: 'regular', orderNumber: 40 },
    { code: 'CLOSED', description: t('setup.seed.closed'), phaseType: 'closing', orderNumber: 50 },
  ]
  const prospect: SeedPhase[] = [
    { code: 'FIRST', description: t('setup.seed.firstContact'), phaseType: 'initial', orderNumber: 10 },
    { code: 'VISIT', description: t('setup.seed.visit'), phaseType: 'regular', orderNumber: 20 },
    { code: 'DECIDE', description: t('setup.seed.decision'), phaseType: 'closing', orderNumber: 30 },
  ]
  return {
    types: [
      { code: 'LEAD', description: t('setup.seed.lead'), orderNumber: 10, isDefault: true, phases: lead },
      { code: 'PROSP', description: t('setup.seed.prospect'), orderNumber: 20, phases: prospect },
      { code: 'CUST', description: t('setup.seed.customer'), orderNumber: 30, phases: [] },
    ],
    reasons: [
      { code: 'WON', description: t('setup.seed.won'), outcome: 'won', orderNumber: 10 },
      { code: 'LOST', description: t('setup.seed.lost'), outcome: 'lost', orderNumber: 20 },
      { code: 'COMP', description: t('setup.seed.competitor'), outcome: 'lost', orderNumber: 30 },
    ],
  }
}

export async function addAccountType(tx: Transaction, author: Author, { phases, ...type }: SeedType): Promise<string> {
  const id = newId()
  const row = { isDefault: false, ...type, leadPhases: phases.length > 0, createdAt: clock.now() }
  await record(
    tx,
    author,
    { entity: 'accountType', entityId: id, version: 1 },
    {
      operation: 'accountType.added',
      facts: { name: type.description },
      writes: [insert('accountTypes', { id }, row)],
    },
  )
  return id
}

type OfType = { id: string; description: string }

export async function addPhase(tx: Transaction, author: Author, accountType: OfType, phase: SeedPhase) {
  const id = newId()
  const row = { accountTypeId: accountType.id, ...phase, createdAt: clock.now() }
  await record(
    tx,
    author,
    { entity: 'leadPhase', entityId: id, version: 1 },
    {
      operation: 'leadPhase.added',
      facts: { name: phase.description, accountType: accountType.description },
      writes: [insert('leadPhases', { id }, row)],
    },
  )
}

export async function addReason(tx: Transaction, author: Author, reason: SeedReason) {
  const id = newId()
  await record(
    tx,
    author,
    { entity: 'closingReason', entityId: id, version: 1 },
    {
      operation: 'closingReason.added',
      facts: { name: reason.description },
      writes: [insert('closingReasons', { id }, { ...reason, createdAt: clock.now() })],
    },
  )
}
