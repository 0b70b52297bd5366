import { isIPv6 } from 'node:net'
import { inArray, lt, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { signInGuesses } from '@/db/schema'
import { clock } from '../clock'
import { hashOf } from '../ids'

const windowMinutes = 15
/** Failures in one window after which guesses are no longer tried: an office shares one address, an account has one owner. */
const limits = { account: 10, address: 50 }

const subjects = (email: string, address: string) => ({
  account: hashOf(`account ${email}`),
  address: hashOf(`address ${networkOf(address)}`),
})

/** Who has one address of IPv6 has all that begin with the same 64 bits. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [begin = ''] = address.split('::')
  const groups = begin.split(':').map((group) => Number.parseInt(group, 16) || 0)
  return [...groups, 0, 0, 0, 0].slice(0, 4).join(':')
}

/**
 * Counts this guess before it is tried, so that parallel ones cannot slip past; false when there were too many. Those of
 * an address with too many say nothing of the accounts they name. Only signing in is held up: a person who is signed in
 * stays so.
 */
export async function mayGuess(email: string, address: string): Promise<boolean> {
  const ids = subjects(email, address)
  return (await count(ids.address)) <= limits.address && (await count(ids.account)) <= limits.account
}

/** How many guesses there were in this window, with this one. */
async function count(subject: string): Promise<number> {
  const now = clock.now()
  const opened = new Date(now.getTime() - windowMinutes * 60_000)
  const isOver = sql`${signInGuesses.windowStartedAt} < ${opened.toISOString()}::timestamptz`
  const [counted] = await database()
    .insert(signInGuesses)
    .values({ subject, failures: 1, windowStartedAt: now })
    .onConflictDoUpdate({
      target: signInGuesses.subject,
      set: {
        failures: sql`case when ${isOver} then 1 else ${signInGuesses.failures} + 1 end`,
        windowStartedAt: sql`case when ${isOver} then excluded.window_started_at else ${signInGuesses.windowStartedAt} end`,
      },
    })
    .returning()
  return counted?.failures ?? Number.POSITIVE_INFINITY
}

/** A right password was no guess. */
export async function forgetGuesses(email: string, address: string) {
  const ids = subjects(email, address)
  await database()
    .delete(signInGuesses)
    .where(inArray(signInGuesses.subject, [ids.account]))
  await database()
    .update(signInGuesses)
    .set({ failures: sql`greatest(${signInGuesses.failures} - 1, 0)` })
    .where(inArray(signInGuesses.subject, [ids.address]))
}

/** Forgets guesses of another day. */
export const forgetOldGuesses = () =>
  database()
    .delete(signInGuesses)
    .where(lt(signInGuesses.windowStartedAt, new Date(clock.now().getTime() - 24 * 3_600_000)))
