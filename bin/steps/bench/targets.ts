import type { Sample } from './load'
import type { Measured } from './measure'
import { figure, table } from './table'
import { ofLimit } from './tables'

/** The figures that were set before the product was written; `least`: more is better. */
type Target = { what: string; must: number; aim?: number; least?: boolean; value: number | undefined }

export function targetsOf(measured: Measured[]): Target[] {
  const last = measured.at(-1)
  const visits = last?.visits ?? []
  const result = (name: string) => last?.results.find(({ work }) => work === name)
  const p50 = (name: string) => at(result(name)?.one, 1)?.p50
  const list = result('list')
  const visit = visits.find(({ page }) => page === 'list')
  const all = measured.flatMap(({ results }) =>
    results.flatMap(({ one, two, limit, floor }) => [...one, ...two, ...limit, ...floor]),
  )
  const found = [p50('search, found'), p50('list')] as const
  return [
    { what: 'list, 1 connection, of the limit', must: 0.18, aim: 0.25, least: true, value: ofLimit(list, 1) },
    { what: 'list, 10 connections, of the limit', must: 0.13, least: true, value: ofLimit(list, 10) },
    { what: 'the same, two processes', must: 0.13, aim: 0.2, least: true, value: ofLimit(list, 10, 'two') },
    { what: 'list, 50 connections, p99 ms, two processes', must: 1300, aim: 500, value: at(list?.two, 50)?.p99 },
    { what: 'errors in all works', must: 0, value: all.reduce((sum, { errors }) => sum + errors, 0) },
    { what: 'text search, ms over the list', must: 3, aim: 1, value: difference(...found) },
    { what: 'card with Overview, ms', must: 6, aim: 4, value: p50('card, Overview') },
    { what: 'complete phase, ms', must: 14, aim: 8, value: p50('complete phase') },
    { what: 'CRM overview, ms', must: 150, aim: 30, value: p50('CRM overview') },
    { what: 'the most of these that grows, largest ÷ 10,000', must: 1.5, aim: 1.2, value: growth(measured) },
    {
      what: 'memory of a process, MB',
      must: 300,
      aim: 220,
      value: greatest(measured.flatMap(({ memory }) => [...memory.one, ...memory.two])),
    },
    { what: 'list: HTML kB', must: 45, value: thousands(list?.weight?.html) },
    { what: 'list: HTML kB gzipped', must: 10, value: thousands(list?.weight?.gzipped) },
    { what: 'list by phone: JavaScript kB gzipped', must: 160, value: thousands(visit?.script) },
    { what: 'list by phone: all kB', must: 220, value: thousands(visit?.all) },
    { what: 'list by phone: largest paint, ms', must: 1200, value: visit?.lcp },
    { what: 'list by phone: blocked, ms', must: 200, value: visit?.blocking },
    { what: 'most layout shift of a page', must: 0.02, value: greatest(visits.map(({ cls }) => cls)) },
  ]
}

export function targetsTable(measured: Measured[]): string {
  const rows = targetsOf(measured).map(({ what, must, aim, least, value }) => [
    what,
    `${least ? '≥' : '≤'} ${must}`,
    aim === undefined ? '' : String(aim),
    figure(value),
    verdict(value, must, aim, least),
  ])
  return table(['target', 'must', 'aim', 'measured', ''], rows)
}

/** ✓✓ reaches the aim, ✓ what it must, ✗ neither, – was not measured. */
export function verdict(value: number | undefined, must: number, aim?: number, least = false): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  const reaches = (figure: number) => (least ? value >= figure : value <= figure)
  if (!reaches(must)) return '✗'
  return aim !== undefined && reaches(aim) ? '✓✓' : '✓'
}

const at = (samples: Sample[] | undefined, connections: number) =>
  samples?.find((one) => one.connections === connections)
const thousands = (bytes: number | undefined) => bytes && bytes / 1000
const difference = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a - b
const greatest = (values: number[] = []) => (values.length > 0 ? Math.max(...values) : undefined)

/** What must not become slower as the customers become more. */
export const growing = ['list', 'search, found', 'card, Overview', 'complete phase', 'CRM overview']

/** From so many customers on a search fills its page. */
const fullFrom = 10_000

/** How many times as long the largest database takes as the smallest that fills its pages, for the work that grows most. */
function growth(measured: Measured[]): number | undefined {
  const [first, last] = [measured.find(({ customers }) => customers >= fullFrom), measured.at(-1)]
  if (!first || !last || first === last) return undefined
  const p50 = ({ results }: Measured, name: string) =>
    at(results.find(({ work }) => work === name)?.one, 1)?.p50 ?? Number.NaN
  return Math.max(...growing.map((name) => p50(last, name) / p50(first, name)))
}
