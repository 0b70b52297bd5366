import { forgetOldGuesses } from '../auth/guesses'
import { forgetExpiredSessions } from '../auth/sessions'
import { forgetRows } from '../bulk/forget-rows'
import { forgetRemoved } from '../files/forget-removed'
import { sweepLeftovers } from '../files/sweep-leftovers'
import { forgetGivenUp } from '../jobs/given-up'
import type { Recurring } from '../jobs/work-on-jobs'

const at = '40 2 * * *'

/** Forgets, once a day, what nobody can need any more. Each is a job of its own: where one fails, the others go on. */
export const daily: Recurring[] = [
  { name: 'forgetRows', at, work: forgetRows },
  { name: 'forgetSessions', at, work: forgetExpiredSessions },
  { name: 'forgetGuesses', at, work: forgetOldGuesses },
  { name: 'forgetFiles', at, work: forgetRemoved },
  { name: 'sweepFiles', at, work: sweepLeftovers },
  { name: 'forgetGivenUp', at, work: () => forgetGivenUp(30) },
]
