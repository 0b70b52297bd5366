import type { Reader } from '@/db/client'
import { dayIn } from '../clock'
import { findValues } from '../custom-fields/find-values'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { alikeFinder } from './alike'
import { isFieldTarget } from './field-targets'
import type { Import } from './find-import'
import { knownCustomers, noValues } from './known-customers'
import { findLeadIds, loadCustomers, loadLookups } from './lookups'
import { Mapping } from './mapping'
import { type PlannedRow, rowPlanner } from './plan-row'
import { isRefused } from './refused'

export type Ground = Awaited<ReturnType<typeof loadGround>>
export type Row = { line: number; cells: string[] }

/** What rows stand on: the choices of the import, and the data as it is and as rows before have made it. */
export async function loadGround(db: Reader, actor: Actor, { mapping: saved }: Import, held: { lock: boolean }) {
  const mapping = Mapping.safeParse(saved).data
  if (!mapping) throw new Refusal('import.notMatched')
  const { currency, timeZone } = await findOrganization(db, actor.organizationId)
  const lookups = await loadLookups(db, actor, mapping, held)
  const planRow = rowPlanner({ mapping, currency, today: dayIn(timeZone), fields: lookups.fields })
  const { createCustomers } = mapping
  const fillsFields = mapping.columns.some((target) => target !== null && isFieldTarget(target))
  const customers = knownCustomers()
  const alike = alikeFinder(db, actor)
  const leadIds = new Set<string>()

  /** Reads rows, and with them whom and what they may mean. */
  async function plan(rows: Row[]) {
    const plans = rows.map(({ line, cells }) => ({ line, plan: planRow(cells) }))
    const good = plans.map(({ plan }) => plan).filter((plan): plan is PlannedRow => !isRefused(plan))
    const ids = good.map(({ lead }) => lead?.externalId).filter((id) => typeof id === 'string')
    const planned = good.map(({ customer }) => customer)
    await loadCustomers(db, actor, planned, customers, held)
    if (fillsFields) await loadValues()
    if (createCustomers) await alike.lookFor(planned.filter((one) => one.name && !customers.find(one).known))
    for (const id of await findLeadIds(db, actor, ids)) leadIds.add(id)
    return plans
  }

  async function loadValues() {
    const ids = customers.withoutValues()
    const found = await findValues(actor, 'customer', ids, db)
    for (const id of ids) customers.putValues(id, found.get(id) ?? noValues)
  }
  return { mapping, timeZone, lookups, customers, alike, leadIds, planRow, plan }
}
