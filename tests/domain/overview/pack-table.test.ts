import { expect, test } from 'vitest'
import { packTable, type Written } from '@/app/overview/pack-table'
import { type ListFilter, rowsUrl } from '@/lib/customers/list-view'
import { newId } from '@/lib/ids'

const [one, other, owner] = [newId(), newId(), newId()]
const cell = (filter: ListFilter): Written => ({ text: '1', of: { filter } })
const nothing: Written = { text: '0' }
const asked = (url: string) => [...new URL(url, 'http://x').searchParams].map(String).sort()

test('what row, column and figure ask is together what the link of the figure asks', () => {
  const period = { from: '2026-01-01', to: '2026-01-31' }
  const moved = (eventPhase: string): Written[] => [
    cell({ owner, event: 'entered', eventPhase, from: '2026-01-15' }),
    cell({ owner, event: 'enteredFirst', eventPhase, ...period }),
    cell({ owner, event: 'enteredFirst', eventPhase, became: 'on', ...period }),
  ]
  const rows = [
    { name: 'one', cells: moved(one), notes: [cell({ phase: one, withoutScore: true })] },
    { name: 'none', cells: [nothing, nothing, nothing] },
    { name: 'other', cells: [nothing, ...moved(other).slice(1)] },
    { name: 'another', cells: [cell({}), cell({ q: 'a & b=ç' }), cell({ state: 'won', owner: 'nobody' })] },
  ]
  const foot = { name: 'all', cells: [cell({ state: 'open', funnel: one }), nothing, cell({ state: 'open' })] }
  const packed = packTable({ heads: ['', 'a', 'b', 'c'], rows, foot })
  const shown = [...packed.rows, ...(packed.foot ? [packed.foot] : [])]
  expect(shown).toHaveLength(5)
  for (const [at, row] of [...rows, foot].entries()) {
    for (const [column, written] of row.cells.entries()) {
      const [text, query] = shown[at]?.cells[column] ?? []
      expect(text).toBe(written.text)
      const said = [shown[at]?.query, packed.queries[column], query].filter(Boolean).join('&')
      if (written.of) expect(asked(`/customers?${said}`)).toEqual(asked(rowsUrl(written.of.filter)))
      else expect(query).toBeUndefined()
    }
  }
  const [note] = shown[0]?.notes ?? []
  expect(asked(`/customers?${shown[0]?.query}&${note?.[1]}`)).toEqual(
    asked(rowsUrl({ phase: one, withoutScore: true })),
  )
})
