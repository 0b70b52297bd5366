import { addDueDigests } from '../digest/add-due-digests'
import { workOnJobs } from '../jobs/work-on-jobs'
import { cleanUp } from './clean-up'
import { takeUp } from './take-up'
import { tasks } from './tasks'

/** Begins the work beside the requests, and returns what stops it. */
export const startWork = (databaseUrl: string) =>
  workOnJobs(databaseUrl, {
    tasks,
    recurring: [
      { name: 'cleanUp', at: '40 2 * * *', work: cleanUp },
      { name: 'digests', at: '*/15 * * * *', work: addDueDigests },
    ],
    first: takeUp,
  })
