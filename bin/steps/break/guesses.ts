import { eq } from 'drizzle-orm'
import { memberships, organizations, users } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { fieldOf, filled, formsOf } from '../visit/forms'
import { type Answer, signedIn, Visitor } from '../visit/visitor'
import { type Hands, openPlace, type Place } from './place'
import type { Found, Round } from './round'

/** Whoever wants in without a password, and those who are out. */
export const guesses: Round = {
  name: 'guesses',
  async run(hands, quick) {
    const { found } = hands
    const place = await openPlace(hands, 'break_guesses')
    try {
      return [
        await endedAtOnce(place, found),
        await sameTime(place, found),
        await manyGuesses(place, quick ? 1000 : 10_000, found),
        await oneAdmin(hands, quick ? 200 : 1000),
      ].join('; ')
    } finally {
      await place.end()
    }
  },
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const isWrong = ({ body }: Answer) => body.includes('E-mail or password is not right')

/** Known and unknown e-mails in turn, nine times each, for the eleventh would be held up. */
async function sameTime({ origin }: Place, found: Found): Promise<string> {
  const known = [cast.miriam, cast.joost, cast.ines].map(({ email }) => email)
  const times = { known: [] as number[], unknown: [] as number[] }
  const bodies = new Set<string>()
  let tries = 0
  for (let turn = 0; turn < 9; turn += 1)
    for (const [at, email] of known.entries())
      for (const kind of turn % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const visitor = new Visitor(origin, `10.1.${turn}.${at}`)
        const [form] = formsOf((await visitor.ask('/sign-in')).body)
        if (!form) throw new Error('There is no form to sign in with.')
        // Of one length, so that the pages are, too.
        const whose = kind === 'known' ? email : email.replace(/^./, 'x')
        const fields = filled(form, { email: whose, password: `not the one ${turn}` })
        const start = performance.now()
        const answer = await visitor.send('/sign-in', fields)
        if (turn > 0) times[kind].push(performance.now() - start)
        bodies.add(`${answer.status} ${isWrong(answer)} ${plain(answer.body, whose)}`)
        visitor.close()
        tries += 1
      }
  const difference = Math.abs(median(times.known) - median(times.unknown))
  if (difference >= 5) found.add(`known and unknown e-mails differ by ${difference.toFixed(1)} ms`)
  if (![...bodies].every((body) => body.startsWith('200 true'))) found.add('not every password was looked at')
  if (bodies.size !== 1) found.add(`known and unknown e-mails get ${bodies.size} different pages`)
  return `${tries} wrong passwords: known e-mails ${median(times.known).toFixed(1)} ms, unknown ${median(times.unknown).toFixed(1)} ms`
}

/** A page without what is new in each: nonces, ids, and the e-mail that comes back. */
const plain = (body: string, email: string) =>
  body
    .replaceAll(email, '')
    .replace(/nonce(="|\\":\\")[^"\\]*/g, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

/** Passwords are tried at every account from fifty addresses at once, while somebody who is signed in goes on working. */
async function manyGuesses({ origin }: Place, count: number, found: Found): Promise<string> {
  const owner = await signedIn(origin, cast.ana.email, '10.9.9.9')
  const work = async () => {
    const start = performance.now()
    if ((await owner.ask('/')).status !== 200) found.add('somebody who was signed in was held up')
    return performance.now() - start
  }
  const [before, meanwhile] = [[] as number[], [] as number[]]
  for (let turn = 0; turn < 20; turn += 1) before.push(await work())
  const victims = [cast.ana, cast.joost].map(({ email }) => email)
  let [tried, reached] = [0, 0]
  async function guess(address: string) {
    const visitor = new Visitor(origin, address)
    const [form] = formsOf((await visitor.ask('/sign-in')).body)
    if (!form) throw new Error('There is no form to sign in with.')
    while (tried < count) {
      const email = victims[tried % victims.length] ?? ''
      const answer = await visitor.send('/sign-in', filled(form, { email, password: `guess number ${tried++}` }))
      if (answer.status >= 500 || answer.status === 303) found.add(`a guess was answered ${answer.status}`)
      if (isWrong(answer)) reached += 1
    }
    visitor.close()
  }
  let ended = false
  const guessed = Promise.all(Array.from({ length: 50 }, (_, at) => guess(`10.2.0.${at}`))).finally(() => {
    ended = true
  })
  const worked = async () => {
    while (!ended) meanwhile.push(await work())
  }
  await Promise.all([guessed, worked()])
  owner.close()
  if (reached === 0) found.add('no guess was tried at the hash')
  if (reached > 100) found.add(`${reached} guesses were tried at the hash`)
  const [usual, then, slowest] = [median(before), median(meanwhile), Math.max(...meanwhile)]
  if (then > 2000 || slowest > 10_000)
    found.add(`pages of somebody who was signed in took ${Math.round(then)} ms, the slowest ${Math.round(slowest)} ms`)
  return `${tried} guesses from 50 addresses, ${reached} looked at; a page of one who is signed in took ${usual.toFixed(0)} ms before, ${then.toFixed(0)} meanwhile, ${slowest.toFixed(0)} at most`
}

/** Every way a session ends is seen by all processes at once. */
async function endedAtOnce(place: Place, found: Found): Promise<string> {
  const { origin, db } = place
  const ways: Record<string, (visitor: Visitor, userId: string) => Promise<Answer>> = {
    'signing out': (visitor) => sendFrom(visitor, '/sign-out', () => true),
    'another role': (_visitor, userId) => asAdmin(place, userId, 'role', { role: 'manager' }),
    deactivation: (_visitor, userId) => asAdmin(place, userId, 'owner'),
  }
  for (const [way, end] of Object.entries(ways)) {
    const visitor = await signedIn(origin, cast.tiago.email, '10.3.0.1')
    const [tiago] = await db.select().from(users).where(eq(users.email, cast.tiago.email))
    if (!tiago) throw new Error('The cast is not there.')
    const cookies = [...visitor.cookies]
    const { status } = await end(visitor, tiago.id)
    if (status !== 303) found.add(`${way} was answered ${status}`)
    // Connections of their own, so that both processes are asked.
    const still = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const late = new Visitor(origin)
        for (const [name, value] of cookies) late.cookies.set(name, value)
        const { status } = await late.ask('/customers')
        late.close()
        return status === 200
      }),
    )
    const open = still.filter(Boolean).length
    if (open > 0) found.add(`after ${way} ${open} of 20 requests were still answered`)
    visitor.close()
  }
  return `${Object.keys(ways).join(', ')} seen at once by both processes`
}

async function asAdmin({ origin }: Place, userId: string, field: string, values: Record<string, string> = {}) {
  const admin = await signedIn(origin, cast.ana.email, '10.9.9.8')
  const answer = await sendFrom(
    admin,
    `/settings/users/${userId}`,
    (form) => fieldOf(form, field) !== undefined && fieldOf(form, 'userId') === userId,
    values,
  )
  admin.close()
  return answer
}

async function sendFrom(
  visitor: Visitor,
  path: string,
  isForm: (form: ReturnType<typeof formsOf>[number]) => boolean,
  values: Record<string, string> = {},
) {
  const form = formsOf((await visitor.ask(path)).body).find(isForm)
  if (!form) throw new Error(`The form is not on ${path}.`)
  return visitor.send(path, filled(form, values))
}

/** The set-up link is used by all at once: one organization with one admin results. */
async function oneAdmin(hands: Hands, count: number): Promise<string> {
  const place = await openPlace(hands, 'break_setup', { empty: true })
  try {
    const path = place.setupLink ?? ''
    const visitors = Array.from({ length: 20 }, (_, at) => new Visitor(place.origin, `10.4.0.${at}`))
    const [form] = formsOf((await visitors[0]?.ask(path))?.body ?? '')
    if (!form) throw new Error('There is no form to set up with.')
    const send = (at: number) =>
      visitors[at % visitors.length]?.send(
        path,
        filled(form, {
          ...{ organization: `First ${at}`, name: `Admin ${at}`, email: `admin${at}@example.com` },
          ...{ password: 'eight green paper kites', start: 'empty' },
        }),
      )
    const answers = await Promise.all(Array.from({ length: count }, (_, at) => send(at)))
    const late = await send(count)
    for (const visitor of visitors) visitor.close()
    const made = await place.db.select().from(organizations)
    const admins = await place.db.select().from(memberships).where(eq(memberships.role, 'admin'))
    const yes = answers.filter(
      (answer) => answer?.status === 303 && !answer.headers.location?.includes('missing'),
    ).length
    const broken = answers.filter((answer) => !answer || answer.status >= 500).length
    if (made.length !== 1 || admins.length !== 1 || yes !== 1)
      hands.found.add(`${made.length} organizations, ${admins.length} admins, ${yes} were told yes`)
    if (broken > 0) hands.found.add(`${broken} set-ups were answered 5xx`)
    if (late?.status === 303 && !late.headers.location?.includes('missing'))
      hands.found.add('a late set-up was told yes')
    return `${count} set-ups at once made ${made.length} organization with ${admins.length} admin`
  } finally {
    await place.end()
  }
}
