import { sql } from 'drizzle-orm'
import { cast } from '../../../db/seeds/demo/cast'
import { grouped } from '../../../lib/grouped'
import type { Form } from '../visit/forms'
import { type Answer, hasFailed, signedIn, type Visitor } from '../visit/visitor'
import { leaveTraces } from './leave-traces'
import { listener } from './listener'
import { actionOf, asItIsNow, filledIn, namesIn, type OwnForm, ownForms } from './own-forms'
import { openPlace, type Place, withoutJobs } from './place'
import type { Found, Round } from './round'
import { marks, moveIn, sideOf } from './strangers/sides'

/** Every form is sent with a field more for each column of the database. */
export const columns: Round = {
  name: 'columns',
  async run(hands) {
    const place = await openPlace(hands, 'break_columns', { env: withoutJobs })
    try {
      return await sentWithAll(place, hands.found)
    } finally {
      await place.end()
    }
  },
}

async function sentWithAll(place: Place, found: Found): Promise<string> {
  await moveIn(place)
  const visitor = await signedIn(place.origin, cast.ana.email)
  visitor.heard = listener(found)
  await leaveTraces(visitor, marks.home)
  const { ids } = await sideOf(place, cast.ana.email, marks.home)
  const all = await columnsOf(place)
  const forms = await ownForms(visitor, ids)
  const ofAction = grouped(forms, ({ form }) => actionOf(form))
  let [done, refused] = [0, 0]
  const pressed = forms.flatMap(({ path, form }) =>
    (form.buttons.length > 0 ? form.buttons : [undefined]).map((button) => ({ path, form, button })),
  )
  for (const [turn, own] of pressed.entries()) {
    const alike = ofAction.get(actionOf(own.form)) ?? []
    const added = addedTo(new Set(alike.flatMap(({ form }) => takenBy(form))), all, turn)
    const before = await heldIn(place, added)
    const answer = await send(visitor, own, turn, added)
    const after = await heldIn(place, added)
    const what = `the form on ${own.path} (${namesIn(own.form).join(', ')}${own.button ? `, ${own.button.join(' ')}` : ''})`
    const written = added.filter((column, at) => !follows.has(nameOf(column)) && (after[at] ?? 0) > (before[at] ?? 0))
    if (written.length > 0) found.add(`${what} wrote ${written.map(nameOf).join(', ')}`)
    if (answer && hasFailed(answer)) found.add(`${what}: ${answer.status}`)
    if (isDone(answer)) done += 1
    else if (isDone(await send(visitor, own, turn, []))) found.add(`${what} was kept by them from being done`)
    else if (answer) refused += 1
  }
  visitor.close()
  const gone = pressed.length - done - refused
  const names = new Set(all.map(nameOf)).size
  return `${forms.length} forms, with each of their buttons ${pressed.length}, with the ${names} columns they do not have: ${done} done, ${refused} refused with and without, ${gone} not there any more`
}

type Column = { table: string; name: string; type: string; value: string }

/**
 * Every column, with a value that it could take: of what is there the newest, which is the other organization's; one that
 * takes only some words comes once for each. What Funil itself writes for every form (changes and totals) is left out.
 */
async function columnsOf({ db }: Place): Promise<Column[]> {
  const rows = await db.execute<
    Omit<Column, 'value'> & { words: string[] | null; of: string | null; id: string | null }
  >(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, w.words, f.of, f.id
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    left join lateral (
      select array_agg(word[1]) as words
      from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''::text', 'g') word
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) w on true
    left join lateral (
      select k.confrelid::regclass::text as of, b.attname as id
      from pg_constraint k join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[cardinality(k.confkey)]
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey[cardinality(k.conkey)] = a.attnum limit 1) f on true
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and c.relname not in ('changes', 'event_totals', 'row_totals', 'stay_totals')
    order by 1, a.attnum`)
  const all: Column[] = []
  for (const { words, of, id, ...column } of rows) {
    const known = of && id ? await newest(db, of, id) : values[column.type]
    all.push(...(words ?? [known]).flatMap((value) => (value ? [{ ...column, value }] : [])))
  }
  return all
}

async function newest(db: Place['db'], table: string, name: string): Promise<string | undefined> {
  const column = sql.identifier(name)
  const [row] = await db.execute<{ value: string }>(
    sql`select ${column}::text as value from ${sql.identifier(table)} order by ${column} desc limit 1`,
  )
  return row?.value
}

/**
 * What takes one of its few words because of what a form does have, or is for: `default` and `primary`, that a lead is
 * closed, or how far a check of the books, a bulk change and its rows, or an import is.
 */
const follows = new Set([
  ...['account_types.is_default', 'contacts.is_primary', 'leads.state', 'phase_records.entered_by'],
  ...['book_checks.state', 'bulk_runs.state', 'bulk_rows.expected', 'bulk_rows.result', 'imports.state'],
])

const nameOf = ({ table, name }: Column) => `${table}.${name}`

const values: Record<string, string> = {
  text: 'unlisted@example.com',
  uuid: '019aca98-f448-77cc-823a-0e9d4f039cce',
  integer: '97',
  smallint: '97',
  bigint: '97',
  numeric: '97',
  boolean: 'on',
  date: '2031-03-03',
  'timestamp with time zone': '2031-03-03T10:00:00Z',
}

const takenBy = ({ fields, buttons, choices, files }: Form): string[] => [
  ...[...fields, ...buttons].map(([name]) => name),
  ...Object.keys(choices),
  ...files,
]

/** What a form is given beside its own: of a name that several columns have, the value of one, another in each turn. */
function addedTo(own: Set<string>, all: Column[], turn: number): Column[] {
  const byName = new Map<string, Column[]>()
  for (const column of all)
    if (!own.has(column.name) && !own.has(inCamelCase(column.name)))
      byName.set(column.name, [...(byName.get(column.name) ?? []), column])
  return [...byName.values()].flatMap((alike) => {
    const { value } = alike[turn % alike.length] as Column
    return alike.filter((column) => column.value === value)
  })
}

const inCamelCase = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())

type Pressed = OwnForm & { button?: [name: string, value: string] }

async function send(visitor: Visitor, own: Pressed, turn: number, added: Column[]): Promise<Answer | undefined> {
  const form = await asItIsNow(visitor, own)
  if (!form) return
  const more = added.flatMap(({ name, value }) => [name, inCamelCase(name)].map((one) => [one, value]))
  return visitor.submit(own.path, form, { ...Object.fromEntries(more), ...filledIn(form, turn, own.button) })
}

const isDone = (answer: Answer | undefined) => answer?.status === 303

/** In how many rows each of these columns has its value. */
async function heldIn({ db }: Place, some: Column[]): Promise<number[]> {
  const counts: number[] = []
  for (const table of new Set(some.map((column) => column.table))) {
    const own = some.flatMap((column, at) => (column.table === table ? [{ ...column, at }] : []))
    const each = own.map(
      ({ name, type, value, at }) =>
        sql`count(*) filter (where ${sql.identifier(name)} = ${value}::${sql.raw(type)})::int as ${sql.identifier(String(at))}`,
    )
    const [row] = await db.execute<Record<string, number>>(
      sql`select ${sql.join(each, sql`, `)} from ${sql.identifier(table)}`,
    )
    for (const { at } of own) counts[at] = row?.[at] ?? 0
  }
  return counts
}
