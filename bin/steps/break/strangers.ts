import { cast } from '../../../db/seeds/demo/cast'
import { filled } from '../visit/forms'
import { type Answer, locationOf, signedIn, Visitor } from '../visit/visitor'
import { actions, isOfNothing, templates } from './endpoints'
import { leaveTraces } from './leave-traces'
import { listener } from './listener'
import { everyForm, everyPath, filledIn, type OwnForm } from './own-forms'
import { openPlace, type Place, withoutJobs } from './place'
import type { Found, Round } from './round'
import { marks, moveIn, namedIn, printOf, type Side, sideOf, sideOfStrangers } from './strangers/sides'
import { swapped } from './strangers/swapped'

/** Two organizations in one database: each asks for everything of the other, in every role and without one. */
export const strangers: Round = {
  name: 'strangers',
  async run(hands, quick) {
    const place = await openPlace(hands, 'break_strangers', { env: withoutJobs })
    try {
      return await asked(place, quick, hands.found)
    } finally {
      await place.end()
    }
  },
}

/** `share`: every so manieth of the forms with a foreign id is sent. */
type Asker = { visitor: Visitor; who: string; share: number }
/** `missing`: how many of the forms were told that what they name is not there. */
type Seen = { pages: number; forms: number; missing: number; found: Found }

async function asked(place: Place, quick: boolean, found: Found): Promise<string> {
  const stranger: Asker = { visitor: await moveIn(place), who: 'a stranger', share: quick ? 23 : 1 }
  await leaveTraces(await signedIn(place.origin, cast.ana.email), marks.home)
  const home = await sideOf(place, cast.ana.email, marks.home)
  const away = await sideOfStrangers(place)
  const people = { admin: cast.ana, manager: cast.miriam, sales: cast.joost, viewer: cast.ines }
  const members = await Promise.all(
    Object.entries(people).map(async ([who, { email }]): Promise<Asker> => {
      const visitor = await signedIn(place.origin, email)
      return { visitor, who, share: quick ? (who === 'admin' ? 23 : 145) : 1 }
    }),
  )
  const seen: Seen = { pages: 0, forms: 0, missing: 0, found }
  for (const { visitor } of [stranger, ...members]) visitor.heard = listener(found)
  const untouched = [await printOf(place, home), await printOf(place, away)]
  await look(stranger, home, seen)
  for (const member of members) await look(member, away, seen)
  await look({ visitor: new Visitor(place.origin), who: 'nobody', share: 1 }, home, seen)
  if ([await printOf(place, home), await printOf(place, away)].join() !== untouched.join())
    found.add('looking at pages changed rows')
  const [admin = stranger] = members
  for (const what of [...(await unnoticed(admin, home)), ...(await unnoticed(stranger, away))]) found.add(what)

  await swapAll(stranger, away, home, seen)
  if ((await printOf(place, home)) !== untouched[0]) found.add('a stranger changed rows of the other organization')
  const before = await printOf(place, away)
  for (const member of members) await swapAll(member, home, away, seen)
  if ((await printOf(place, away)) !== before) found.add('rows of the strangers were changed')
  for (const what of [...(await namedIn(place, home, away)), ...(await namedIn(place, away, home))]) found.add(what)
  for (const { visitor } of [stranger, ...members]) visitor.close()
  return `${seen.pages} pages and ${seen.forms} forms with ids of another organization, ${seen.missing} of them told that it is not there (${templates().length} templates, ${actions().length} actions in the build)`
}

/** What a stranger could have been refused, or not have read, for being nothing to those whose it is. */
async function unnoticed({ visitor, who }: Asker, { ids, secrets }: Side): Promise<string[]> {
  const nothing: string[] = []
  let read = false
  for (const path of everyPath(ids)) {
    const answer = await visitor.ask(path)
    // What takes a POST alone is none to look at.
    if (answer.status !== 405 && isRefused(answer, who) && !isOfNothing(path))
      nothing.push(`${path} is nothing to those whose it is`)
    read ||= secrets.some((secret) => answer.body.includes(secret))
  }
  return read ? nothing : [...nothing, 'nothing would have been noticed']
}

/** Every page of the build, asked for with the ids of the other side. */
async function look({ visitor, who }: Asker, { ids, secrets }: Side, seen: Seen) {
  for (const path of everyPath(ids)) {
    const answer = await visitor.ask(path)
    seen.pages += 1
    const what = `${who} asks for ${path}`
    told(answer, secrets, what, seen)
    const { pathname } = new URL(path, visitor.origin)
    const isNamed = Object.values(ids).some((id) => pathname.includes(id))
    if (isNamed && !isRefused(answer, who)) seen.found.add(`${what}: ${answer.status} ${locationOf(answer) ?? ''}`)
  }
}

/** What a form or page may be answered that is about what does not exist; a GET where only a POST is known is 405. */
const isRefused = (answer: Answer, who: string) =>
  [401, 403, 404, 405].includes(answer.status) ||
  (who === 'nobody' ? /^\/(sign-in|missing)/ : /^\/missing/).test(locationOf(answer) ?? '')

function told(answer: Answer, secrets: string[], what: string, { found }: Seen) {
  const known = secrets.find((secret) => answer.body.includes(secret))
  if (known) found.add(`${what} and reads “${known}”`)
}

/**
 * Each form of one's own, filled in and with each of its buttons, with each of its ids swapped for every id of the other
 * side, some at a time. Then one's own pages again, on which something of theirs could be shown by now.
 */
async function swapAll(asker: Asker, own: Side, other: Side, seen: Seen) {
  const { visitor, who } = asker
  const file = { name: `${who}.txt`, content: 'From elsewhere', type: 'text/plain' }
  // All take from the same one.
  const all = swaps(asker, await everyForm(visitor, own.ids), Object.values(other.ids))
  const send = async () => {
    for (const { path, what, form } of all) {
      const answer = await visitor.submit(path, form, {}, file)
      seen.forms += 1
      if (isRefused(answer, who)) seen.missing += 1
      told(answer, other.secrets, `${who} swaps ${what} on ${path}`, seen)
      if (locationOf(answer)?.startsWith('/sign-in')) return seen.found.add(`${who} was signed out on ${path}`)
    }
  }
  await Promise.all(Array.from({ length: 4 }, send))
  for (const path of everyPath(own.ids)) told(await visitor.ask(path), other.secrets, `${who} asks for ${path}`, seen)
}

function* swaps({ share }: Asker, forms: OwnForm[], others: string[]) {
  let turn = Math.floor(Math.random() * share)
  for (const { path, form } of forms) {
    if (/profile|sign-out/.test(path)) continue
    for (const button of form.buttons.length > 0 ? form.buttons : [undefined]) {
      const whole = { ...form, fields: filled(form, filledIn(form, turn, button)) }
      for (const one of swapped(whole, others)) {
        turn += 1
        if (turn % share === 0) yield { path, ...one }
      }
    }
  }
}
