import type { Sample } from './load'
import type { Measured, Result } from './measure'
import { figure, table } from './table'

const at = (samples: Sample[], connections: number) => samples.find((one) => one.connections === connections)
const kilobytes = (bytes?: number) => figure(bytes && bytes / 1000)

/** Each work at 1, 10 and 50 connections: p50 alone, then requests per second, then the slowest of a hundred. */
export function worksTable({ results }: Measured): string {
  const heads = [
    ...['work', 'HTML kB', 'gzip', 'flight', 'queries', 'rows', '1: p50 ms', 'p95', '10: /s', 'p95 ms', '50: /s'],
    ...['p99 ms', '2 proc. 10: /s', '50: /s', 'p99 ms', 'errors', 'of limit 1', '10', '10, 2 proc.'],
  ]
  return table(
    heads,
    results.map((result) => {
      const { work, weight, counted, one, two, limit } = result
      return [
        ...[work, kilobytes(weight?.html), kilobytes(weight?.gzipped), kilobytes(weight?.flight)],
        ...[String(counted?.queries ?? '–'), String(counted?.rows ?? '–')],
        ...[figure(at(one, 1)?.p50), figure(at(one, 1)?.p95)],
        ...[figure(at(one, 10)?.perSecond), figure(at(one, 10)?.p95)],
        ...[figure(at(one, 50)?.perSecond), figure(at(one, 50)?.p99)],
        ...[figure(at(two, 10)?.perSecond), figure(at(two, 50)?.perSecond), figure(at(two, 50)?.p99)],
        String([...one, ...two, ...limit].reduce((sum, { errors }) => sum + errors, 0)),
        ...[figure(ofLimit(result, 1)), figure(ofLimit(result, 10)), figure(ofLimit(result, 10, 'two'))],
      ]
    }),
  )
}

/** What share of the limit's requests per second Funil answers. */
export function ofLimit(result: Result | undefined, connections: number, processes: 'one' | 'two' = 'one') {
  const limit = at(result?.limit ?? [], connections)
  const own = at(result?.[processes] ?? [], connections)
  return limit && own ? own.perSecond / limit.perSecond : undefined
}

export function wrongOf({ results }: Measured): string[] {
  return results.flatMap(({ work, one, two, limit }) => {
    const wrong = [...one, ...two, ...limit].find((sample) => sample.wrong)?.wrong
    return wrong ? [`${work}: ${wrong}`] : []
  })
}
