import { sql } from 'drizzle-orm'
import { organizations, users } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { type Fields, formsOf } from '../visit/forms'
import { hasFailed, locationOf, signedIn, type Visitor } from '../visit/visitor'
import { actions, type Ids, pathsOf, routes, templates } from './endpoints'
import { asRequest, chanceFrom, spoilt, spoiltAddress } from './hostile'
import { leaveTraces } from './leave-traces'
import { memoryOf } from './memory'
import { idsOf } from './organization-ids'
import { actionOf } from './own-forms'
import { openPlace, type Place, withoutJobs } from './place'
import type { Found, Round } from './round'

/** Every action of the build is sent what no form of ours sends. */
export const fuzz: Round = {
  name: 'fuzz',
  async run(hands, quick, found) {
    // With more room garbage is collected late, and looks like memory that is never given back.
    const place = await openPlace(hands, 'break_fuzz', {
      env: { NODE_OPTIONS: '--max-old-space-size=200', ...withoutJobs },
    })
    try {
      return await fuzzed(place, quick ? 1000 : 10_000, found)
    } finally {
      await place.end()
    }
  },
}

/** `action`: which one it is, or the address of a route that takes forms. `files`: the fields that take one. */
type Target = { action: string; path: string; fields: Fields; files: string[] }

async function fuzzed(place: Place, count: number, found: Found): Promise<string> {
  const chance = chanceFrom(20_261_125)
  const visitor = await signedIn(place.origin, cast.ana.email)
  await leaveTraces(visitor, 'fuzz')
  // Before the posts: some of them remove what is to be asked for.
  const ids = await idsIn(place)
  const targets = await targetsOf(visitor, ids)
  const missed = actions().filter(({ id }) => !targets.some(({ action }) => action === id))
  const foreign = (await place.db.select({ id: users.id }).from(users)).map(({ id }) => id)
  for (const { id } of missed) found.add(`action ${id} was not reached`)
  const tally: Record<string, number> = {}
  let memory = 0
  for (let turn = 0; turn < count; turn += 1) {
    if (turn === Math.floor(count / 4)) memory = memoryOf(place)
    const { action, path, fields, files } = targets[turn % targets.length] as Target
    const sent = spoilt(fields, foreign, chance)
    const { refused, ...request } = asRequest(sent, files, place.origin, chance)
    const before = await effectsIn(place)
    const answer = await visitor.ask(path, request).catch((error) => ({ status: 0, headers: {}, body: String(error) }))
    const after = await effectsIn(place)
    const to = locationOf(answer)
    const kind = answer.status === 303 ? '303' : `${Math.floor(answer.status / 100)}xx`
    tally[kind] = (tally[kind] ?? 0) + 1
    const where = `${path}, ${action.slice(0, 8)}, turn ${turn}, ${differences(fields, sent)}, as ${typeOf(request)}`
    if (hasFailed(answer)) found.add(`${answer.status} from ${where}`)
    if (answer.status === 0 && !refused) found.add(`no answer from ${where}: ${answer.body}`)
    if (after !== before && (answer.status !== 303 || refused))
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
  return `${Math.floor(count / 3)} hostile addresses, ${count} hostile posts to ${actions().length - missed.length} of ${actions().length} actions and ${routes().length} routes (${told.join(', ')}), memory ${grown} MB`
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

/** Forms as the pages have them; an action or a route that no page shows right now is sent the fields of all. */
async function targetsOf(visitor: Visitor, ids: Ids): Promise<Target[]> {
  const targets = new Map<string, Target>()
  for (const path of templates().flatMap((template) => pathsOf(template, ids)))
    for (const { to, fields, files } of formsOf((await visitor.ask(path)).body)) {
      const action = actionOf({ to, fields })
      if (action && !targets.has(action)) targets.set(action, { action, path: to || path, fields, files })
    }
  const all = new Map([...targets.values()].flatMap(({ fields }) => fields.filter(([name]) => !name.startsWith('$'))))
  for (const { id, pages } of actions()) {
    const [path] = pages.filter((page) => !page.includes('missing')).flatMap((page) => pathsOf(page, ids))
    if (!targets.has(id) && path) targets.set(id, { action: id, path, fields: [...callOf(id), ...all], files: [] })
  }
  for (const path of routes().map((route) => pathsOf(route, ids)[0] ?? ''))
    if (!targets.has(path)) targets.set(path, { action: path, path, fields: [...all], files: ['file'] })
  return [...targets.values()]
}

/** What a form without JavaScript sends to name its action and state. */
const callOf = (id: string): Fields => [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
  ['$ACTION_1:1', '[{"values":{},"errors":[],"attempt":0}]'],
  ['$ACTION_KEY', 'k0'],
]

/** Counts what was ever written to the tables that people fill, rolled back or not. */
async function effectsIn({ db }: Place): Promise<string> {
  const [row] = await db.execute<{ effects: string }>(sql`
    select (select count(*) from changes) || ' ' || (select count(*) from imports) || ' ' || (select count(*) from users)
      || ' ' || (select count(*) from files) || ' ' || (select md5(string_agg(password_hash, '' order by id)) from users) as effects`)
  return row?.effects ?? ''
}
