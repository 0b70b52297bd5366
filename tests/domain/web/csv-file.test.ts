import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { inPieces } from '@/db/in-pieces'
import { csvFile } from '@/lib/web/csv-file'

async function* manyLines() {
  yield 'n\n'
  for await (const rows of inPieces<{ n: number }>(sql`select n from generate_series(1, 1000) n`, 10)) {
    yield rows.map(({ n }) => `${n}\n`).join('')
  }
}

/** A pool of ten that ten files have used up would let nobody else through. */
const othersAreServed = () => database().execute(sql`select 1`)

test('a file that nobody reads keeps no connection', async () => {
  const files = Array.from({ length: 20 }, () => csvFile('n.csv', manyLines()))
  await sleep(50)
  await othersAreServed()
  expect(files.every(({ bodyUsed }) => !bodyUsed)).toBe(true)
})

test('nor does one that is given up half-way', async () => {
  for (let each = 0; each < 20; each++) {
    const reader = csvFile('n.csv', manyLines()).body?.getReader()
    await reader?.read()
    await reader?.read()
    await reader?.cancel()
  }
  await othersAreServed()
})

test('one that is read to its end is whole, under its name', async () => {
  const file = csvFile('n.csv', manyLines())
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="n.csv"')
  expect((await file.text()).split('\n')).toHaveLength(1002)
})
