import type { Sample } from './load'
import type { Measured, Result } from './measure'
import { figure, table } from './table'

const at = (samples: Sample[], connections: number) => samples.find((one) => one.connections === connections)
const kilobytes = (bytes?: number) => figure(bytes && bytes / 1000)

/** Each work as one answer: its weight and what it asks of the database. */
const weightsTable = ({ results }: Measured) =>
  table(
    ['one answer', 'HTML kB', 'gzip kB', 'flight kB', 'queries', 'rows'],
    results.map(({ work, weight, counted }) => [
      ...[work, kilobytes(weight?.html), kilobytes(weight?.gzipped), kilobytes(weight?.flight)],
      ...[String(counted?.queries ?? '–'), String(counted?.rows ?? '–')],
    ]),
  )

/** Each work at 1, 10 and 50 connections, with one process and two. */
const worksTable = ({ results }: Measured) =>
  table(
    ['under load', '1: ms', '10: /s', '50: /s', 'p99 ms', '2 processes 10: /s', '50: /s', 'p99 ms', 'errors'],
    results.map(({ work, one, two }) => [
      ...[work, figure(at(one, 1)?.p50), figure(at(one, 10)?.perSecond)],
      ...[figure(at(one, 50)?.perSecond), figure(at(one, 50)?.p99)],
      ...[figure(at(two, 10)?.perSecond), figure(at(two, 50)?.perSecond), figure(at(two, 50)?.p99)],
      String([...one, ...two].reduce((sum, { errors }) => sum + errors, 0)),
    ]),
  )

/** Queries of Funil and of the limit; requests per second of the limit, and what share of them Funil and the floor answer. */
const besideTable = ({ results }: Measured) =>
  table(
    [
      'of the limit',
      'queries',
      'of it',
      'limit 1: /s',
      'Funil',
      'floor',
      'limit 10: /s',
      'Funil',
      '2 processes',
      'floor',
    ],
    results
      .filter(({ limit }) => limit.length > 0)
      .map((result) => [
        ...[result.work, String(result.counted?.queries ?? '–'), String(result.limitQueries ?? '–')],
        figure(at(result.limit, 1)?.perSecond),
        ...[figure(ofLimit(result, 1)), figure(ofLimit(result, 1, 'floor')), figure(at(result.limit, 10)?.perSecond)],
        ...(['one', 'two', 'floor'] as const).map((which) => figure(ofLimit(result, 10, which))),
      ]),
  )

/** What share of the limit's requests per second is answered. */
export function ofLimit(result: Result | undefined, connections: number, which: 'one' | 'two' | 'floor' = 'one') {
  const limit = at(result?.limit ?? [], connections)
  const own = at(result?.[which] ?? [], connections)
  return limit && own ? own.perSecond / limit.perSecond : undefined
}

export function wrongOf({ results }: Measured): string[] {
  return results.flatMap(({ work, one, two, limit, floor }) => {
    const wrong = [...one, ...two, ...limit, ...floor].find((sample) => sample.wrong)?.wrong
    return wrong ? [`${work}: ${wrong}`] : []
  })
}

function memoryLine({ memory: { one, two, database } }: Measured): string {
  const list = (values: number[]) => values.map(figure).join(' and ')
  return `Memory after all works: one process ${list(one)} MB, two ${list(two)} MB, PostgreSQL ${figure(database)} MB.`
}

const visitsTable = ({ visits }: Measured) =>
  table(
    ['first visit by phone', 'largest paint ms', 'blocked ms', 'shift', 'JS kB gzip', 'HTML kB gzip', 'all kB'],
    visits.map(({ page, lcp, blocking, cls, script, html, all }) => [
      page,
      ...[lcp, blocking, cls].map(figure),
      ...[script, html, all].map((bytes) => figure(bytes / 1000)),
    ]),
  )

export const tablesOf = (measured: Measured): string[] => [
  ...[weightsTable, worksTable, besideTable, visitsTable, memoryLine].map((one) => one(measured)),
]
