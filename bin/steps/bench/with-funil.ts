import { cast } from '../../../db/seeds/demo/cast'
import type { Stopping } from '../stopping'
import { serveFunil } from '../visit/serve-funil'
import { signedIn, type Visitor } from '../visit/visitor'

export type Inside = { origin: string; visitors: Visitor[]; first: Visitor; pids(): number[] }

/** Funil in so many processes, with fifty visitors who have signed in, each with a session of its own. */
export async function withFunil<T>(
  env: NodeJS.ProcessEnv,
  processes: number,
  stopping: Stopping,
  use: (inside: Inside) => Promise<T>,
): Promise<T> {
  const funil = await serveFunil(env, processes, stopping)
  const first = await signedIn(funil.origin, cast.ana.email)
  const visitors = [first]
  while (visitors.length < 50) visitors.push(await signedIn(funil.origin, cast.ana.email))
  const answer = await use({ ...funil, visitors, first })
  for (const visitor of visitors) visitor.close()
  await funil.end()
  return answer
}
