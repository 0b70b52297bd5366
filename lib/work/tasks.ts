import { makeCheckAskedFor } from '../books/make-check-asked-for'
import { goOnWithRun } from '../bulk/go-on-with-run'
import { sendDigest } from '../digest/send-digest'
import type { JobName } from '../jobs/vocabulary'
import type { Task } from '../jobs/work-on-jobs'
import { goOnWithImport } from '../transfer/go-on-with-import'

/** What each job does. All may be done twice: what is done already is not done again. */
export const tasks: Record<JobName, Task> = {
  import: goOnWithImport,
  bulk: goOnWithRun,
  books: makeCheckAskedFor,
  digest: sendDigest,
}
