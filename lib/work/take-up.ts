import { database } from '@/db/client'
import { listChecksUnderWay } from '../books/make-check-asked-for'
import { listRunsUnderWay } from '../bulk/go-on-with-run'
import { addJobUnlessThere } from '../jobs/add-job'
import { listImportsUnderWay } from '../transfer/go-on-with-import'

/**
 * Adds the jobs of what is under way and has none: what a request was at when its process ended, and what came back
 * with a backup, which holds no jobs.
 */
export async function takeUp() {
  const [imports, runs, checks] = await Promise.all([listImportsUnderWay(), listRunsUnderWay(), listChecksUnderWay()])
  for (const one of imports) await addJobUnlessThere(database(), { name: 'import', ...one })
  for (const one of runs) await addJobUnlessThere(database(), { name: 'bulk', ...one })
  for (const one of checks) await addJobUnlessThere(database(), { name: 'books', ...one })
}
