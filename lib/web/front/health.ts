import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { answerJson } from './answer'

/** Answers `/health/live` and `/health/ready`; ready means: not shutting down, and the database answers within a second. */
export function makeHealth(databaseUrl: string) {
  // A connection of its own: pages that keep all others busy must not make the server look dead.
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 1, idle_timeout: 60 })
  let state: 'starting' | 'ready' | 'draining' = 'starting'

  async function answersInTime(): Promise<boolean> {
    const query = sql`select 1`
    const answered = query.then(
      () => true,
      () => false,
    )
    return Promise.race([answered, sleep(1000, false, { ref: false })])
  }

  return {
    enter(next: typeof state) {
      state = next
    },
    isStarting: () => state === 'starting',
    isDraining: () => state === 'draining',
    end: () => sql.end({ timeout: 1 }),
    async answer(path: string, response: ServerResponse) {
      if (path === '/health/live') return answerJson(response, 200, { status: 'live' })
      const status = state === 'ready' && !(await answersInTime()) ? 'database unreachable' : state
      answerJson(response, status === 'ready' ? 200 : 503, { status })
    },
  }
}
