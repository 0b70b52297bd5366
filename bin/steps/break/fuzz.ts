import { sql } from 'drizzle-orm'
import { organizations, users } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { type Fields, type Form, filled } from '../visit/forms'
import { hasFailed, locationOf, signedIn, type Visitor } from '../visit/visitor'
import { actions, type Ids, pathsOf, routes, templates } from './endpoints'
import { asRequest, chanceFrom, spoilt, spoiltAddress } from './hostile'
import { leaveTraces } from './leave-traces'
import { memoryOf } from './memory'
import { idsOf } from './organization-ids'
import { actionOf, everyForm, filledIn } from './own-forms'
import { openPlace, type Place, withoutJobs } from './place'
import type { Found, Round } from './round'

/** Every action of the build is sent what no form of ours sends. */
export const fuzz: Round = {
  name: 'fuzz',
  async run(hands, quick) {
    // With more room garbage is collected late, and looks like memory that is never given back.
    const place = await openPlace(hands, 'break_fuzz', {
      env: { NODE_OPTIONS: '--max-old-space-size=200', ...withoutJobs },
    })
    try {
      return await fuzzed(place, quick ? 1000 : 10_000, hands.found)
    } finally {
      await place.end()
    }
  },
}

/** `action`: which one it is, or the address of a route that takes forms. */
type Target = { action: string; path: string; form: Form }

async function fuzzed(place: Place, count: number, found: Found): Promise<string> {
  const chance = chanceFrom(20_261_125)
  const visitor = await signedIn(place.origin, cast.ana.email)
  await leaveTraces(visitor, 'fuzz')
  // Before the posts: some of them remove what is to be asked for.
  const ids = await idsIn(place)
  let targets = await targetsOf(visitor, ids)
  const done = new Set<string>()
  const missed = actions().filter(({ id }) => !targets.some(({ action }) => action === id))
  const foreign = (await place.db.select({ id: users.id }).from(users)).map(({ id }) => id)
  for (const { id } of missed) found.add(`action ${id} was not reached`)
  const tally: Record<string, number> = {}
  let memory = 0
  for (let turn = 0; turn < count; turn += 1) {
    if (turn === Math.floor(count / 4)) memory = memoryOf(place)
    // What was done meanwhile makes old forms of them, which are refused for that alone.
    if (turn % 500 === 499) targets = await targetsOf(visitor, ids)
    const { action, path, form } = targets[turn % targets.length] as Target
    const button = form.buttons[Math.floor(chance() * form.buttons.length)]
    const fields = filled(form, filledIn(form, turn, button))
    const sent = spoilt(fields, foreign, chance)
    const { refused, ...request } = asRequest(sent, form.files, place.origin, chance)
    const before = await effectsIn(place)
    const answer = await visitor.ask(path, request).catch((error) => ({ status: 0, headers: {}, body: String(error) }))
    const after = await effectsIn(place)
    const to = locationOf(answer)
    const kind =
      answer.status === 303 ? (to?.startsWith('/missing') ? '/missing' : '303') : `${Math.floor(answer.status / 100)}xx`
    tally[kind] = (tally[kind] ?? 0) + 1
    const where = `${path}, ${action.slice(0, 8)}, turn ${turn}, ${differences(fields, sent)}, as ${typeOf(request)}`
    if (hasFailed(answer)) found.add(`${answer.status} from ${where}`)
    if (answer.status === 0 && !refused) found.add(`no answer from ${where}: ${answer.body}`)
    if (after !== before) done.add(action)
    if (after !== before && (answer.status !== 303 || refused || to?.startsWith('/missing')))
      found.add(`${answer.status}, yet rows changed: ${where}`)
    if (to?.startsWith('/sign-in')) await signInAgain(visitor)
  }
  await askedFor(place, visitor, ids, Math.floor(count / 3), chance, found)
  const grown = Math.round(memoryOf(place) - memory)
  if (grown > 50) found.add(`memory grew by ${grown} MB`)
  visitor.close()
  const told = Object.entries(tally)
    .sort()
    .map(([kind, times]) => `${times} × ${kind}`)
  return `${Math.floor(count / 3)} hostile addresses, ${count} hostile posts to ${actions().length - missed.length} of ${actions().length} actions, of which ${done.size} wrote something, and ${routes().length} routes (${told.join(', ')}), memory ${grown} MB`
}

/** What was sent otherwise than the form has it, so that it can be sent again. */
function differences(own: Fields, sent: Fields): string {
  const isNew = ([name, value]: Fields[number]) => !own.some(([one, known]) => one === name && known === value)
  const missing = own.map(([name]) => name).filter((name) => !sent.some(([one]) => one === name))
  return JSON.stringify([...sent.filter(isNew).map(([name, value]) => [name, value.slice(0, 60)]), ...missing])
}

const typeOf = ({ method, headers }: { method: string; headers: Record<string, string> }) =>
  `${method} ${headers['content-type']?.slice(0, 60)}`

/** Pages and routes are asked for with what no link of ours has. */
async function askedFor(place: Place, visitor: Visitor, ids: Ids, count: number, chance: () => number, found: Found) {
  const paths = templates()
    .filter((template) => template !== '/sign-out')
    .flatMap((template) => pathsOf(template, ids))
  const before = await effectsIn(place)
  for (let turn = 0; turn < count; turn += 1) {
    const path = spoiltAddress(paths[turn % paths.length] ?? '', chance)
    const answer = await visitor.ask(path).catch((error) => ({ status: 0, body: String(error) }))
    if (answer.status >= 500 || answer.status === 0) found.add(`${answer.status} from ${path.slice(0, 300)}`)
  }
  if ((await effectsIn(place)) !== before) found.add('looking at pages changed rows')
}

async function idsIn({ db }: Place) {
  const [organization] = await db.select({ id: organizations.id }).from(organizations)
  return idsOf(db, organization?.id ?? '')
}

async function signInAgain(visitor: Visitor) {
  // From elsewhere: the spoilt sign-ins are guesses, and too many of them close the door to their own address.
  const again = await signedIn(visitor.origin, cast.ana.email, '10.0.1.1')
  for (const [name, value] of again.cookies) visitor.cookies.set(name, value)
  again.close()
}

/** Forms as the pages have them now; a route is sent the fields of all. */
async function targetsOf(visitor: Visitor, ids: Ids): Promise<Target[]> {
  const forms = await everyForm(visitor, ids)
  const targets = new Map(
    forms.map(({ path, form }) => [actionOf(form), { action: actionOf(form), path: form.to || path, form }]),
  )
  const all = new Map(forms.flatMap(({ form }) => form.fields.filter(([name]) => !name.startsWith('$'))))
  const none = { to: '', buttons: [], choices: {}, typed: [] }
  for (const path of routes().map((route) => pathsOf(route, ids)[0] ?? ''))
    if (!targets.has(path))
      targets.set(path, { action: path, path, form: { ...none, fields: [...all], files: ['file'] } })
  return [...targets.values()]
}

/**
 * What all tables hold that are small, or grow with each change: counted or read, for each post. Of the others nothing is
 * written without a change.
 */
async function effectsIn({ db }: Place): Promise<string> {
  const counted = ['changes', 'import_rows', 'bulk_rows'].map(
    (name) => sql`(select count(*) from ${sql.identifier(name)})::text`,
  )
  const read = [
    ...['imports', 'users', 'memberships', 'files', 'bulk_runs', 'list_columns', 'digests', 'start_pages'],
    ...['calendar_links', 'mentions', 'book_checks', 'invitations', 'saved_views', 'teams', 'organizations', 'setup'],
  ].map(
    (name) => sql`(select coalesce(md5(string_agg(t::text, '' order by t::text)), '') from ${sql.identifier(name)} t)`,
  )
  const [row] = await db.execute<{ effects: string }>(
    sql`select concat_ws(' ', ${sql.join([...counted, ...read], sql`, `)}) as effects`,
  )
  return row?.effects ?? ''
}
