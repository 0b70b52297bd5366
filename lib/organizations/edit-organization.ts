import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { leads, organizations } from '@/db/schema'
import { atVersion } from '../changes/gate'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { update } from '../changes/write'
import type { Reading } from '../format/reading'
import { languages } from '../i18n/languages'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { currencies, recurringPeriods, timeZones } from './vocabulary'

export const EditOrganization = (read: Reading) =>
  z.object({
    version: z.coerce.number().int(),
    name: read.requiredText(100),
    currency: read.requiredOneOf(currencies),
    recurringPeriod: read.requiredOneOf(recurringPeriods),
    timeZone: read.requiredOneOf(timeZones),
    language: read.requiredOneOf(languages),
    funnelOn: read.ticked,
    /** Turning the funnel off was confirmed. */
    funnelOff: read.ticked,
  })
export type EditOrganization = z.output<ReturnType<typeof EditOrganization>>

/**
 * Changes the organization. The currency is fixed once amounts are recorded, and the period once recurring values are:
 * they would silently mean something else. Turning the funnel off while leads are open must be confirmed.
 */
export function editOrganization(actor: Actor, { version, funnelOff, ...typed }: EditOrganization) {
  return transact(actor, async (tx) => {
    demand(actor, 'organization.edit')
    const id = actor.organizationId
    const [row] = await tx.select().from(organizations).where(eq(organizations.id, id)).for('no key update')
    if (!row) throw new Missing()
    const fields = await atVersion(tx, actor, 'organization', { id, version }, row.version, true, ({ merge }) =>
      merge('organizations', {}, row, typed),
    )
    if (row.currency !== fields.currency && (await hasAmounts(tx, id)))
      throw new Refusal('organization.currencyInUse', 'currency', { currency: row.currency })
    if (row.recurringPeriod !== fields.recurringPeriod && (await hasRecurring(tx, id)))
      throw new Refusal('organization.periodInUse', 'recurringPeriod')
    if (row.funnelOn && !fields.funnelOn && !funnelOff) {
      const open = and(eq(leads.organizationId, id), eq(leads.state, 'open'))
      if ((await tx.$count(leads, open)) > 0) throw new Refusal('organization.funnelOffAsked', 'funnelOff')
    }
    const next = row.version + 1
    return record(
      tx,
      actor,
      { entity: 'organization', entityId: id, version: next },
      { operation: 'organization.edited', writes: [update('organizations', {}, row, { ...fields, version: next })] },
    )
  })
}

export const hasAmounts = (tx: Transaction, organizationId: string) =>
  isThere(
    tx,
    sql`select from phase_records where organization_id = ${organizationId}
      and (expected_value is not null or recurring_value is not null)
    union all select from customer_values where organization_id = ${organizationId} and amount is not null
    union all select from lead_values where organization_id = ${organizationId} and amount is not null`,
  )

export const hasRecurring = (tx: Transaction, organizationId: string) =>
  isThere(tx, sql`select from phase_records where organization_id = ${organizationId} and recurring_value is not null`)

async function isThere(tx: Transaction, rows: SQL): Promise<boolean> {
  const [row] = (await tx.execute(sql`select exists (${rows}) as found`)) as unknown as { found: boolean }[]
  return row?.found ?? false
}
