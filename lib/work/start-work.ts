import { addDueDigests } from '../digest/add-due-digests'
import { workOnJobs } from '../jobs/work-on-jobs'
import { cleanUp } from './clean-up'
import { takeUp } from './take-up'
import { tasks } from './tasks'

/** Begins the work beside the requests: first with what lies about. Resolves with what stops it. */
export async function startWork(databaseUrl: string) {
  await takeUp()
  return workOnJobs(databaseUrl, tasks, [
    { name: 'cleanUp', at: '40 2 * * *', work: cleanUp },
    { name: 'digests', at: '*/15 * * * *', work: addDueDigests },
  ])
}
