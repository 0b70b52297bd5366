import type { ChangedRow } from '../../../db/schema'
import { grouped } from '../../../lib/grouped'

/** What a salesperson sent, and how it was answered; a form sent several times is one entry. */
export type Entry = {
  what: string
  requestId: string
  /** When it was sent first. */
  sentAt: Date
  /** The lead or customer; for an undo whatever its change was about. */
  entityId: string
  /** A text that no other entry brings; undefined where the form has no field for one. */
  mark?: string
  /** The operation of the change it makes, where no mark tells it. */
  operation?: string
  /** What stood in fields of the form, by column and as it is recorded, and what was sent in them. */
  seen: Record<string, string>
  sent: Record<string, string>
  answers: Outcome[]
}

/** `refused`: with the words that were said. `unknown`: no answer came, or one that says that Funil could not reach its data. */
export type Outcome = { kind: 'done'; to: string } | { kind: 'refused'; words?: string } | { kind: 'unknown' }

/** `requestId`: of the change that was asked for; what goes with it in one batch has none. */
export type RecordedChange = {
  id: string
  requestId: string | null
  batchId: string | null
  customerId: string | null
  at: Date
  entity: string
  entityId: string
  entityVersion: number
  operation: string
  facts: Record<string, unknown>
  rows: ChangedRow[]
}
type Lead = { id: string; state: string; currentOrdinal: number; version: number }
type PhaseRecord = { leadId: string; ordinal: number; endedAt: Date | string | null }

/** What the database holds at the end; changes from the first to the last. */
export type State = { changes: RecordedChange[]; leads: Lead[]; phaseRecords: PhaseRecord[] }

export type Flaw = {
  flaw:
    | 'lost'
    | 'done twice'
    | 'done though refused'
    | 'overwritten unseen'
    | 'answered differently'
    | 'version'
    | 'phases'
  where: string
}

/**
 * Proves from what was sent, answered and kept that nothing acknowledged is missing, every form had one effect, nobody's
 * value was overwritten unseen, and versions and phases follow each other without gap or twin. What is wrong is listed.
 */
export function checkHistory(entries: Entry[], state: State): Flaw[] {
  const byMark = changesByMark(entries, state.changes)
  return [
    ...entries.flatMap((entry) => answeredOnce(entry, state.changes)),
    ...entries.filter(({ mark }) => mark).flatMap((entry) => effects(entry, byMark.get(entry.mark ?? '') ?? [])),
    ...countedEffects(entries, state.changes),
    ...versions(state),
    ...phases(state),
  ]
}

const outcomeOf = ({ answers }: Entry) =>
  answers.find(({ kind }) => kind === 'done') ??
  answers.find(({ kind }) => kind === 'unknown') ?? { kind: 'refused' as const }

/**
 * The same form is answered the same, however often it is sent; an undo leads where one was, unless that is gone by then.
 * What was refused may be done later, when somebody took away what stood in its way.
 */
function answeredOnce(entry: Entry, changes: RecordedChange[]): Flaw[] {
  const all = entry.answers.filter(({ kind }) => kind !== 'unknown')
  const done = all.findIndex(({ kind }) => kind === 'done')
  const known = done > 0 && othersChanged(entry, changes) ? all.slice(done) : all
  const kinds = known.map((answer) =>
    answer.kind === 'done' && entry.operation !== 'undone' ? answer.to : answer.kind,
  )
  if (new Set(kinds).size <= 1) return []
  return [{ flaw: 'answered differently', where: `${entry.what}: ${JSON.stringify(all)}` }]
}

/** Whether anything else of its customer changed after a form was sent first and before it was done. */
function othersChanged({ requestId, sentAt }: Entry, changes: RecordedChange[]): boolean {
  const own = changes.find((change) => change.requestId === requestId)
  return changes.some(
    (change) =>
      own !== undefined &&
      change.customerId === own.customerId &&
      change.id !== own.id &&
      (change.batchId === null || change.batchId !== own.batchId) &&
      change.at >= sentAt &&
      change.at <= own.at,
  )
}

const isUndo = ({ operation }: RecordedChange) => operation === 'undone' || operation === 'redone'

function changesByMark(entries: Entry[], changes: RecordedChange[]): Map<string, RecordedChange[]> {
  const marks = new Set(entries.map(({ mark }) => mark))
  const found = new Map<string, RecordedChange[]>()
  for (const change of changes) {
    if (isUndo(change)) continue
    const written = [change.facts, ...change.rows.map(({ after }) => after ?? {})].flatMap(Object.values)
    const own = new Set(written.filter((value) => marks.has(value)))
    for (const mark of own) found.set(mark, [...(found.get(mark) ?? []), change])
  }
  return found
}

function effects(entry: Entry, made: RecordedChange[]): Flaw[] {
  const { kind } = outcomeOf(entry)
  const flaws: Flaw[] = made.flatMap((change) => overwritten(entry, change))
  if (made.length > 1)
    flaws.push({ flaw: 'done twice', where: `${entry.what} (${entry.mark}): ${made.length} changes` })
  if (kind === 'done' && made.length === 0) flaws.push({ flaw: 'lost', where: `${entry.what} (${entry.mark})` })
  if (kind === 'refused' && made.length > 0)
    flaws.push({
      flaw: 'done though refused',
      where: `${entry.what} (${entry.mark}): ${JSON.stringify(entry.answers)}`,
    })
  return flaws
}

/** What a change replaced is what the form had shown. */
const overwritten = ({ what, mark, seen, sent }: Entry, { rows }: RecordedChange): Flaw[] =>
  rows.flatMap(({ before, after }) =>
    Object.entries(before ?? {}).flatMap(([column, value]): Flaw[] => {
      const isOwn = after && column in seen && sent[column] === String(after[column] ?? '')
      if (!isOwn || String(value ?? '') === seen[column]) return []
      return [
        {
          flaw: 'overwritten unseen',
          where: `${what} (${mark}): ${column} was ${value}, the form showed ${seen[column]}`,
        },
      ]
    }),
  )

/** Where no mark tells a change from others of its kind, there are as many as were acknowledged, or may have been. */
function countedEffects(entries: Entry[], changes: RecordedChange[]): Flaw[] {
  const counted = grouped(
    entries.filter(({ mark }) => !mark),
    ({ entityId, operation }) => `${operation} ${entityId}`,
  )
  const asked = changes.filter(({ requestId }) => requestId !== null)
  const made = grouped(asked, (change) => `${isUndo(change) ? 'undone' : change.operation} ${change.entityId}`)
  return [...counted].flatMap(([which, all]): Flaw[] => {
    const count = (kind: string) => all.filter((entry) => outcomeOf(entry).kind === kind).length
    const [done, unknown, found] = [count('done'), count('unknown'), made.get(which)?.length ?? 0]
    if (found < done) return [{ flaw: 'lost', where: `${which}: ${done} acknowledged, ${found} made` }]
    return found > done + unknown
      ? [{ flaw: 'done twice', where: `${which}: ${done} acknowledged, ${found} made` }]
      : []
  })
}

/** Each version of a lead or customer was made by one change, and its row stands at the last. */
function versions({ changes, leads }: State): Flaw[] {
  const flaws: Flaw[] = []
  const last = new Map<string, number>()
  for (const { entity, entityId, entityVersion, id } of changes) {
    if (entity !== 'lead' && entity !== 'customer') continue
    const before = last.get(entityId) ?? 0
    if (entityVersion !== before + 1)
      flaws.push({
        flaw: 'version',
        where: `change ${id} makes version ${entityVersion} of ${entity} ${entityId} after ${before}`,
      })
    last.set(entityId, entityVersion)
  }
  for (const { id, version } of leads)
    if (version !== last.get(id))
      flaws.push({ flaw: 'version', where: `lead ${id} stands at ${version}, its changes at ${last.get(id)}` })
  return flaws
}

/** The records of a lead count from 1 without gap or twin; the last is the current one, and open while the lead is. */
function phases({ leads, phaseRecords }: State): Flaw[] {
  const records = grouped(phaseRecords, ({ leadId }) => leadId)
  return leads.flatMap(({ id, state, currentOrdinal }): Flaw[] => {
    const own = (records.get(id) ?? []).sort((a, b) => a.ordinal - b.ordinal)
    const inOrder = own.every(({ ordinal }, at) => ordinal === at + 1) && own.length === currentOrdinal
    const open = own.filter(({ endedAt }) => endedAt === null).map(({ ordinal }) => ordinal)
    const expected = state === 'open' ? [currentOrdinal] : []
    if (inOrder && JSON.stringify(open) === JSON.stringify(expected)) return []
    return [
      {
        flaw: 'phases',
        where: `lead ${id} (${state}): ${own.map(({ ordinal, endedAt }) => `${ordinal}${endedAt ? '' : ' open'}`).join(', ')}`,
      },
    ]
  })
}
