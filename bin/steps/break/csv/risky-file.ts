import { riskyFields } from './risky-fields'
import { at, risky, starts } from './risky-text'

// Quoted, and not made safe: as a stranger's program writes a file.
const line = (cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`

const texts = {
  ...{ Street: 30, 'House number': 20, 'Postal code': 20, City: 30, Country: 20 },
  ...{ 'Registration number': 30, 'VAT number': 30, Source: 30, Remark: 60 },
}

/**
 * A file of customers, with a lead each or without, and what their custom fields hold. `openIn`: the phases of the
 * funnel by name; every fourth lead is closed with one of `reasons`.
 */
export function riskyFile(count: number, leads: false | { openIn: string[]; reasons: string[] }): string {
  const leadHeads = [
    'Lead id',
    'Title',
    'Lead state',
    'Score',
    'Expected value',
    'Recurring value',
    'Opened on',
    'Closed on',
  ]
  const fields = riskyFields.filter(({ subject }) => leads || subject === 'customer')
  const known = [
    'External id',
    'Name',
    'Owner',
    'Phone',
    'Mobile',
    'E-mail',
    'Website',
    ...Object.keys(texts),
    ...(leads ? leadHeads : []),
  ]
  const heads = [...known, ...fields.map(({ name }) => name)]
  const kind = leads ? 'L' : 'C'
  const row = (turn: number) => {
    const longest = turn % 500 === 7 ? `=${'long "text"; '.repeat(350)}` : undefined
    const some = Object.entries(texts).map(([name, most], place) =>
      name === 'Remark' && longest ? longest : risky(turn * 7 + place * 13, most),
    )
    const own = [`${at(starts, turn)}${kind}${turn}`, `${risky(turn, 60)} ${kind}${turn}`, turn % 2 ? 'Ana Duarte' : '']
    const figures = ['+351 22 555 0100', '+49 (0)170 555', `who.${turn}@example.com`, `example.com/${turn}`]
    const custom = fields.map(({ cell }) => (turn % 5 === 4 ? '' : cell(turn)))
    return [...own, ...figures, ...some, ...(leads ? leadCells(turn, leads) : []), ...custom]
  }
  return [heads, ...Array.from({ length: count }, (_, turn) => row(turn))].map(line).join('')
}

function leadCells(turn: number, { openIn, reasons }: { openIn: string[]; reasons: string[] }): string[] {
  const closed = turn % 4 === 0
  const state = closed ? at(reasons, turn / 4) : at(openIn, turn)
  const figures = [String(1 + (turn % 100)), `${turn % 9000}.${10 + (turn % 90)}`, `${turn % 700}.50`]
  return [
    `${at(starts, turn + 5)}D${turn}`,
    risky(turn + 3, 60),
    state,
    ...figures,
    '2026-01-05',
    closed ? '2026-02-06' : '',
  ]
}
