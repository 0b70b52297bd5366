import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accountTypes, closingReasons, leadPhases } from '@/db/schema'
import type { Author } from '@/lib/changes/record'
import type { Language } from '@/lib/i18n/languages'
import { translator } from '@/lib/i18n/translate'
import { inOrder, type LeadPhase } from '@/lib/lead-phases/funnel'
import {
  addAccountType,
  addPhase,
  addReason,
  essentials,
  type SeedPhase,
  type SeedReason,
  type SeedType,
} from '@/lib/organizations/essentials'

export type Funnels = {
  types: Map<string, { id: string; description: string; funnel: LeadPhase[] }>
  reasons: Map<string, typeof closingReasons.$inferSelect>
}

/** The account types, phases and closing reasons of the demo, by their codes; adds those that are missing. */
export async function prepareFunnels(tx: Transaction, author: Author, language: Language): Promise<Funnels> {
  const wanted = demoFunnels(language)
  const before = await load(tx, author.organizationId)
  for (const type of wanted.types) {
    const found = before.types.get(type.code)
    const id =
      found?.id ?? (await addAccountType(tx, author, { ...type, isDefault: before.types.size === 0 && type.isDefault }))
    for (const phase of type.phases) {
      if (found?.funnel.some(({ code }) => code === phase.code)) continue
      await addPhase(tx, author, { id, description: type.description }, phase)
    }
  }
  for (const reason of wanted.reasons) if (!before.reasons.has(reason.code)) await addReason(tx, author, reason)
  return load(tx, author.organizationId)
}

async function load(tx: Transaction, organizationId: string): Promise<Funnels> {
  const phases = await tx.select().from(leadPhases).where(eq(leadPhases.organizationId, organizationId))
  const types = await tx.select().from(accountTypes).where(eq(accountTypes.organizationId, organizationId))
  const reasons = await tx.select().from(closingReasons).where(eq(closingReasons.organizationId, organizationId))
  const funnelOf = (id: string) => inOrder(phases.filter((phase) => phase.accountTypeId === id && !phase.archivedAt))
  return {
    types: new Map(types.map(({ code, id, description }) => [code, { id, description, funnel: funnelOf(id) }])),
    reasons: new Map(reasons.map((reason) => [reason.code, reason])),
  }
}

/** The essentials and what a firm adds to them in its first year. */
function demoFunnels(language: Language): { types: SeedType[]; reasons: SeedReason[] } {
  const t = translator(language)
  const { types, reasons } = essentials(language)
  const more: Record<string, SeedPhase> = {
    LEAD: { code: 'FOLLOW', description: t('setup.seed.followUp'), phaseType: 'regular', orderNumber: 45 },
    PROSP: { code: 'PROPOSAL', description: t('setup.seed.proposal'), phaseType: 'regular', orderNumber: 25 },
  }
  return {
    types: [
      ...types.map((type) => ({
        ...type,
        phases: [...type.phases, ...(more[type.code] ? [more[type.code] as SeedPhase] : [])],
      })),
      { code: 'PARTN', description: t('setup.seed.partner'), orderNumber: 40, phases: [] },
    ],
    reasons: [
      ...reasons,
      { code: 'PRICE', description: t('setup.seed.price'), outcome: 'lost', orderNumber: 40 },
      { code: 'SILENT', description: t('setup.seed.noAnswer'), outcome: 'lost', orderNumber: 50 },
      { code: 'LATER', description: t('setup.seed.postponed'), outcome: 'other', orderNumber: 60 },
      { code: 'DUP', description: t('setup.seed.duplicate'), outcome: 'other', orderNumber: 70 },
    ],
  }
}
