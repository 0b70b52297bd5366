import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import type { Measured } from './measure'
import { plot } from './plot'
import { tablesOf, wrongOf } from './tables'
import { growing, targetsTable } from './targets'

const folder = 'docs/performance'

/** Writes what a full run measured, with a plot for each work that is watched as the customers become more. */
export async function writeReport(all: Measured[], sql: postgres.Sql) {
  mkdirSync(folder, { recursive: true })
  const plots = all.length > 1 ? growing.map((work) => drawn(work, all)) : []
  const parts = [
    '# What `bin/bench` measured',
    'Written by `bin/bench`, not by hand. How to read it stands in [performance.md](../performance.md).',
    await circumstances(sql),
    '## Targets',
    targetsTable(all),
    ...(plots.length > 0 ? ['## As the customers become more', ...plots] : []),
    ...all.flatMap((measured) => [
      `## ${measured.customers.toLocaleString('en')} customers`,
      ...tablesOf(measured),
      ...wrongOf(measured).map((line) => `- Wrong: ${line}`),
    ]),
  ]
  writeFileSync(join(folder, 'report.md'), `${parts.join('\n\n')}\n`)
  console.log(`Written to ${folder}/report.md.`)
}

async function circumstances(sql: postgres.Sql): Promise<string> {
  const [server] = await sql<{ version: string; buffers: string; fsync: string }[]>`
    select current_setting('server_version') as version, current_setting('shared_buffers') as buffers,
      current_setting('fsync') as fsync`
  const versionOf = (name: string) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
  return [
    `- When: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; the load comes from it too`,
    `- Node.js ${process.versions.node}, Next ${versionOf('next')}, React ${versionOf('react')}`,
    `- PostgreSQL ${server?.version}, shared_buffers ${server?.buffers}, fsync ${server?.fsync}`,
  ].join('\n')
}

function drawn(work: string, all: Measured[]): string {
  const points = all.flatMap(({ customers, results }) => {
    const milliseconds = results.find((one) => one.work === work)?.one[0]?.p50
    return milliseconds === undefined || Number.isNaN(milliseconds) ? [] : [{ customers, milliseconds }]
  })
  const name = `${work.toLowerCase().replace(/\W+/g, '-')}.svg`
  writeFileSync(join(folder, name), plot(work, points))
  const words = points.map((one) => `${one.customers} customers: ${Math.round(one.milliseconds)} ms`)
  return `![${work}: ${words.join(', ')}](${name})`
}
