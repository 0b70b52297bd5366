import type { Stopping } from '../stopping'
import { serveFunil } from './serve-funil'
import { signIn, Visitor } from './visitor'

export type Inside = { origin: string; visitors: Visitor[]; first: Visitor; pids(): number[] }

/** Funil in so many processes, with fifty visitors who have signed in, each with a session of its own. */
export async function withFunil<T>(
  env: NodeJS.ProcessEnv,
  processes: number,
  stopping: Stopping,
  use: (inside: Inside) => Promise<T>,
): Promise<T> {
  const funil = await serveFunil(env, processes, stopping)
  const first = new Visitor(funil.origin)
  const visitors = [first, ...Array.from({ length: 49 }, () => new Visitor(funil.origin))]
  for (const visitor of visitors) await signIn(visitor)
  const answer = await use({ ...funil, visitors, first })
  for (const visitor of visitors) visitor.close()
  await funil.end()
  return answer
}
