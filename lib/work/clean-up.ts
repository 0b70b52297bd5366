import { forgetExpiredSessions } from '../auth/sessions'
import { forgetRows } from '../bulk/forget-rows'
import { forgetRemoved } from '../files/forget-removed'
import { forgetGivenUp } from '../jobs/given-up'

/** Once a day: forgets what nobody can need any more. */
export async function cleanUp() {
  await forgetRows()
  await forgetExpiredSessions()
  await forgetRemoved()
  await forgetGivenUp(30)
}
