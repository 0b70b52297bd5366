import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { type customers as customerTable, importRows, imports } from '@/db/schema'
import { carryOut, lockRow } from '../changes/gate'
import { violation } from '../changes/violation'
import { clock } from '../clock'
import { withSearchText } from '../customers/change-customer'
import { addCustomer } from '../customers/create-customer'
import { CustomerFields } from '../customers/fields'
import { noonOf } from '../format/noon'
import { reading } from '../format/reading'
import { importLead } from '../leads/import-lead'
import { findOrganization, type Organization } from '../organizations/find-organization'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { findImport } from './find-import'
import { judgeRow } from './judge-row'
import { type KnownCustomer, type Lookups, loadLookups } from './lookups'
import { Mapping } from './mapping'
import { type PlannedCustomer, type PlannedRow, planRow, type RowRefusal } from './plan-row'

const batchSize = 200

/** Begins to bring in a checked file. The rows themselves follow in `continueImport`. */
export async function startImport(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await findImport(actor, importId)
  const { organizationId } = actor
  await database().transaction(async (tx) => {
    const started = await tx
      .update(imports)
      .set({ state: 'running', startedAt: clock.now() })
      .where(and(eq(imports.organizationId, organizationId), eq(imports.id, importId), eq(imports.state, 'checked')))
      .returning({ id: imports.id })
    if (started.length === 0) throw new Refusal('import.notChecked')
    await tx
      .update(importRows)
      .set({ result: null, refusal: null })
      .where(and(eq(importRows.organizationId, organizationId), eq(importRows.importId, importId)))
  })
}

/**
 * Brings in what is left of a running import, batch by batch; each row through the same rules as a form, all as one
 * batch of changes. A batch holds the import's row, so that two processes take turns and no row comes in twice.
 */
export async function continueImport(actor: Actor, importId: string) {
  const importing: Actor = { ...actor, through: 'import', batchId: importId, requestId: undefined }
  demand(importing, 'import.run')
  const organization = await findOrganization(database(), actor.organizationId)
  while (await database().transaction((tx) => runBatch(tx, importing, organization, importId))) {
    // until a batch finds nothing left to do
  }
}

/** Answers whether there may be more. */
async function runBatch(tx: Transaction, actor: Actor, organization: Organization, importId: string): Promise<boolean> {
  const own = and(eq(imports.organizationId, actor.organizationId), eq(imports.id, importId))
  const [running] = await tx.select().from(imports).where(own).for('update')
  if (!running) throw new Missing()
  if (running.state !== 'running') return false
  const rows = await tx
    .select({ line: importRows.line, cells: importRows.cells })
    .from(importRows)
    .where(
      and(
        eq(importRows.organizationId, actor.organizationId),
        eq(importRows.importId, importId),
        isNull(importRows.result),
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(batchSize)
  if (rows.length === 0) {
    await tx.update(imports).set({ state: 'finished', finishedAt: clock.now() }).where(own)
    return false
  }
  const mapping = Mapping.parse(running.mapping)
  const plans = rows.map((row) => planRow(row.cells, mapping, organization.currency))
  const good = plans.filter((plan): plan is PlannedRow => 'customer' in plan)
  const leadIds = good.map((plan) => plan.lead?.externalId).filter((id) => typeof id === 'string')
  const lookups = await loadLookups(
    tx,
    actor,
    mapping,
    good.map((plan) => plan.customer),
    leadIds,
  )
  const outcomes = []
  for (const [at, plan] of plans.entries()) {
    outcomes.push({ line: rows[at]?.line, ...(await bringIn(tx, actor, organization, mapping, lookups, plan)) })
  }
  await tx.execute(sql`
    update import_rows r set result = o.result, refusal = o.refusal, customer_id = o.customer, lead_id = o.lead
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as o(line int, result text, refusal jsonb, customer uuid, lead uuid)
    where r.organization_id = ${actor.organizationId} and r.import_id = ${importId} and r.line = o.line`)
  return true
}

type Outcome = { result: 'created' | 'updated' | 'refused'; refusal?: RowRefusal; customer?: string; lead?: string }

/** One row, in a transaction of its own inside the batch: what is refused takes nothing else with it. */
async function bringIn(
  tx: Transaction,
  actor: Actor,
  organization: Organization,
  mapping: Mapping,
  lookups: Lookups,
  plan: PlannedRow | RowRefusal,
): Promise<Outcome> {
  if ('key' in plan) return { result: 'refused', refusal: plan }
  const verdict = judgeRow(plan, mapping, lookups)
  if ('key' in verdict) return { result: 'refused', refusal: verdict }
  try {
    return await tx.transaction(async (inner) => {
      const customer = verdict.customer
        ? await updateCustomer(inner, actor, organization, verdict.customer, plan.customer)
        : await createCustomer(inner, actor, organization, plan.customer)
      const lead = plan.lead && (await bringInLead(inner, actor, organization, mapping, lookups, customer, plan))
      if (!verdict.customer) lookups.add(customer)
      if (plan.lead?.externalId) lookups.leadIds.add(plan.lead.externalId)
      return { result: lead || !verdict.customer ? 'created' : 'updated', customer: customer.id, lead }
    })
  } catch (error) {
    if (error instanceof Refusal)
      return { result: 'refused', refusal: { key: 'refusedRule', values: { rule: error.key } } }
    const violated = violation(error)
    if (violated)
      return { result: 'refused', refusal: { key: 'refusedDatabase', values: { rule: violated.constraint } } }
    throw error
  }
}

/** The planned fields as a form would have posted them, so that the same checks read them. */
function asPosted(planned: PlannedCustomer) {
  return {
    ...planned.fields,
    name: planned.name,
    number: planned.number ?? '',
    externalId: planned.externalId ?? '',
    owner: planned.ownerId ?? '',
  }
}

async function createCustomer(
  tx: Transaction,
  actor: Actor,
  { currency }: Organization,
  planned: PlannedCustomer,
): Promise<KnownCustomer> {
  const parsed = CustomerFields(reading(currency)).safeParse({
    ...asPosted(planned),
    accountType: planned.accountTypeId,
  })
  if (!parsed.success) throw new Refusal('import.fieldInvalid', String(parsed.error.issues[0]?.path[0]))
  const change = await addCustomer(tx, actor, parsed.data)
  const row = await lockRow(tx, actor, 'customer', change.entityId)
  return { id: row.id, name: row.name, number: row.number, externalId: row.externalId, ownerId: row.ownerId }
}

/** What the file fills in is taken over; what it leaves empty stays. */
async function updateCustomer(
  tx: Transaction,
  actor: Actor,
  { currency }: Organization,
  known: KnownCustomer,
  planned: PlannedCustomer,
) {
  if (Object.keys(planned.fields).length === 0 && (!planned.name || planned.name === known.name)) return known
  const row = await lockRow(tx, actor, 'customer', known.id)
  const posted = { ...asPosted(planned), name: planned.name || row.name, accountType: row.accountTypeId }
  const parsed = CustomerFields(reading(currency)).safeParse(posted)
  if (!parsed.success) throw new Refusal('import.fieldInvalid', String(parsed.error.issues[0]?.path[0]))
  const filled = Object.entries(parsed.data).filter(([name]) => name in planned.fields || name === 'name')
  const set = Object.fromEntries(filled) as Partial<typeof customerTable.$inferSelect>
  await carryOut(tx, actor, 'customer', row, {
    operation: 'customer.edited',
    facts: { name: row.name },
    set: await withSearchText(tx, row, set),
  })
  return known
}

async function bringInLead(
  tx: Transaction,
  actor: Actor,
  { timeZone }: Organization,
  mapping: Mapping,
  lookups: Lookups,
  customer: KnownCustomer,
  { lead, customer: planned }: PlannedRow,
): Promise<string | undefined> {
  const [initial] = lookups.funnel
  if (!lead || !initial) return undefined
  const reason = 'closingReasonId' in lead ? lookups.reasons.get(lead.closingReasonId) : undefined
  const phase =
    'leadPhaseId' in lead
      ? lookups.funnel.find((one) => one.id === lead.leadPhaseId)
      : lookups.funnel.find((one) => one.phaseType === 'closing')
  if (!phase) throw new Refusal('lead.funnelIncomplete')
  const closedAt = 'closedOn' in lead ? noonOf(lead.closedOn, timeZone) : undefined
  const openedAt = lead.openedOn ? noonOf(lead.openedOn, timeZone) : (closedAt ?? clock.now())
  const { externalId, title, score, expectedValue, recurringValue, note } = lead
  const change = await importLead(
    tx,
    actor,
    {
      customerId: customer.id,
      accountTypeId: mapping.funnel ?? '',
      ownerId: planned.ownerId ?? customer.ownerId,
      externalId,
      title,
      score,
      expectedValue,
      recurringValue,
      note,
      openedAt,
      phase,
      closed:
        reason && closedAt
          ? { reasonId: reason.id, reason: reason.description, outcome: reason.outcome, at: closedAt }
          : undefined,
    },
    initial,
  )
  return change.entityId
}
