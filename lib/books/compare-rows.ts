import { isDeepStrictEqual } from 'node:util'
import { type RecordedTable, silent } from '@/lib/changes/write'
import { told } from './check'
import type { Finding } from './vocabulary'

type Row = Record<string, unknown>

/** What tells the rows of a table apart within an organization, where it is not `id`. */
const keys: Partial<Record<RecordedTable, string[]>> = {
  phaseRecords: ['leadId', 'ordinal'],
  customerValues: ['customerId', 'fieldId'],
  leadValues: ['leadId', 'fieldId'],
  leadPhaseRequiredFields: ['leadPhaseId', 'fieldId'],
  closingReasonAccountTypes: ['closingReasonId', 'accountTypeId'],
  memberships: ['userId'],
}

/** Where rows as they stand differ from rows as they should, column by column. `owners` learns whose each lead is. */
export function compareRows(
  table: RecordedTable,
  standing: Row[],
  wanted: Row[],
  owners: Map<string, string>,
): Finding[] {
  const stands = new Map(standing.map((row) => [placeOf(table, row), row]))
  const should = new Map(wanted.map((row) => [placeOf(table, row), row]))
  return [...new Set([...stands.keys(), ...should.keys()])].flatMap((place): Finding[] => {
    const [is, be] = [stands.get(place), should.get(place)]
    const customerId = customerOf(table, is ?? be ?? {}, owners)
    const finding = { table, key: keyOf(table, is ?? be ?? {}), customerId }
    if (!is || !be) return [{ ...finding, column: null, stands: whole(is), should: whole(be) }]
    return Object.keys(be)
      .filter((column) => !isDeepStrictEqual(is[column], be[column]))
      .map((column) => ({ ...finding, column, stands: told(is[column]), should: told(be[column]) }))
  })
}

/** The columns of a row that say anything. */
const whole = (row: Row | undefined) =>
  row
    ? told(
        Object.fromEntries(
          Object.entries(row).filter(
            ([name, value]) => value !== null && name !== 'organizationId' && !silent.has(name),
          ),
        ),
      )
    : null

const keyOf = (table: RecordedTable, row: Row) =>
  Object.fromEntries((keys[table] ?? ['id']).map((name) => [name, row[name] as string | number]))

const placeOf = (table: RecordedTable, row: Row) => JSON.stringify(keyOf(table, row))

function customerOf(table: RecordedTable, row: Row, owners: Map<string, string>): string | null {
  const customerId = table === 'customers' ? row.id : (row.customerId ?? owners.get(String(row.leadId)))
  if (table === 'leads') owners.set(String(row.id), String(customerId))
  return customerId ? String(customerId) : null
}
