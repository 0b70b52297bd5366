import { workOnJobs } from '@/lib/jobs/work-on-jobs'

// A process that takes a job and does not come to an end with it; a test ends it without a word.
const stuck = () => {
  process.send?.('has it')
  return new Promise<void>(() => {})
}
workOnJobs(process.env.DATABASE_URL ?? '', {
  tasks: { import: stuck, bulk: stuck, books: stuck, digest: stuck },
  recurring: [],
  first: async () => {},
})
