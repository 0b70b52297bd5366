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
  address: hashOf(`address ${address}`),
})

/**
 * Counts this guess before it is tried, so that parallel ones cannot slip past; false when there were too many. Only
 * signing in is held up: a person who is signed in stays so.
 */
export async function mayGuess(email: string, address: string): Promise<boolean> {
  const now = clock.now()
  const opened = new Date(now.getTime() - windowMinutes * 60_000)
  const ids = subjects(email, address)
  const counted = await database()
    .insert(signInGuesses)
    .values([ids.account, ids.address].sort().map((subject) => ({ subject, failures: 1, windowStartedAt: now })))
    .onConflictDoUpdate({
      target: signInGuesses.subject,
      set: {
        failures: sql`case when ${signInGuesses.windowStartedAt} < ${opened.toISOString()}::timestamptz then 1 else ${signInGuesses.failures} + 1 end`,
        windowStartedAt: sql`case when ${signInGuesses.windowStartedAt} < ${opened.toISOString()}::timestamptz then excluded.window_started_at else ${signInGuesses.windowStartedAt} end`,
      },
    })
    .returning()
  const failures = (subject: string) => counted.find((row) => row.subject === subject)?.failures ?? 0
  return failures(ids.account) <= limits.account && failures(ids.address) <= limits.address
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
  await database()
    .delete(signInGuesses)
    .where(lt(signInGuesses.windowStartedAt, new Date(clock.now().getTime() - 24 * 3_600_000)))
}
