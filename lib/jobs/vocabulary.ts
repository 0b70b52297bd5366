/** What is done beside the requests, each by a task of this name in lib/work/tasks.ts. */
export const jobNames = ['import', 'bulk', 'books', 'digest'] as const
export type JobName = (typeof jobNames)[number]

/** A job says what to go on with; how far that is, the tables of its domain say. */
export type Job = { name: JobName; organizationId: string; id: string }

/** So often a job is tried, within about half an hour. */
export const mostAttempts = 8
