import { addDueDigests } from '../digest/add-due-digests'
import { workOnJobs } from '../jobs/work-on-jobs'
import { daily } from './daily'
import { takeUp } from './take-up'
import { tasks } from './tasks'

/** Begins the work beside the requests, and returns what stops it. */
export const startWork = (databaseUrl: string) =>
  workOnJobs(databaseUrl, {
    tasks,
    recurring: [...daily, { name: 'digests', at: '*/15 * * * *', work: addDueDigests }],
    first: takeUp,
  })
