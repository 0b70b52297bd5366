// What a spreadsheet takes for the start of a formula, what looks like it, and what makes a text of it again.
const starts = [
  ...['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '\t=', '\r=', '\n=', ' =', '\u00a0=', '\ufeff='],
  ...[
    "'",
    "'=",
    "''=",
    "'''+",
    "'\t",
    "'\r",
    "'＝",
    '"',
    '""',
    '"=',
    '=\t',
    '=\r',
    '=\n',
    ';=',
    ',=',
    '\u200b=',
    '\u0001=',
  ],
  ...['', '0', '00', '1e9', '\u202e=', '\u2212', '＝\t', '🧊=', 'שלום '],
]
const middles = [
  ...["cmd|' /C calc'!A0", 'SUM(1;2)', 'HYPERLINK("http://evil.example")', '1+1', 'a;b,c\td', '2026-01-02', '0,5'],
  ...['line\r\n=line', 'line\n+line', 'line\r-line', '"quoted"', '""', '";=1;"', '",=1,"', "O'Neill", '漢字', '👩‍🔧'],
  ...['مرحبا', 'e\u0301', '<b>', '\\', '\u2028', '', 'x'.repeat(40)],
]
const ends = ['', '"', "'", ';', ',', ' ', '\t', '\r\n', '\\', '=']

const at = <T>(list: T[], turn: number): T => list[turn % list.length] as T

// Quoted, and not made safe: as a stranger's program writes a file.
const line = (cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`

/** The text number `turn`: other starts, middles and ends for each, no longer than `most`. */
const risky = (turn: number, most: number) =>
  (at(starts, turn) + at(middles, Math.floor(turn / 3) + (turn % 7)) + at(ends, turn + Math.floor(turn / 11))).slice(
    0,
    most,
  )

const texts = {
  ...{ Street: 30, 'House number': 20, 'Postal code': 20, City: 30, Country: 20 },
  ...{ 'Registration number': 30, 'VAT number': 30, Source: 30, Remark: 60 },
}

/**
 * A file of customers, with a lead each or without. `openIn`: the phases of the funnel by name; every fourth lead is
 * closed with one of `reasons`.
 */
export function riskyFile(count: number, leads: false | { openIn: string[]; reasons: string[] }): string {
  const leadHeads = ['Lead id', 'Title', 'Lead state', 'Score', 'Expected value', 'Opened on', 'Closed on']
  const heads = ['External id', 'Name', 'Owner', 'Phone', 'Website', ...Object.keys(texts), ...(leads ? leadHeads : [])]
  const kind = leads ? 'L' : 'C'
  const row = (turn: number) => {
    const longest = turn % 500 === 7 ? `=${'long "text"; '.repeat(350)}` : undefined
    const some = Object.entries(texts).map(([name, most], place) =>
      name === 'Remark' && longest ? longest : risky(turn * 7 + place * 13, most),
    )
    const own = [`${at(starts, turn)}${kind}${turn}`, `${risky(turn, 60)} ${kind}${turn}`, turn % 2 ? 'Ana Duarte' : '']
    const figures = ['+351 22 555 0100', `example.com/${turn}`]
    return [...own, ...figures, ...some, ...(leads ? leadCells(turn, leads) : [])]
  }
  return [heads, ...Array.from({ length: count }, (_, turn) => row(turn))].map(line).join('')
}

function leadCells(turn: number, { openIn, reasons }: { openIn: string[]; reasons: string[] }): string[] {
  const closed = turn % 4 === 0
  const state = closed ? at(reasons, turn / 4) : at(openIn, turn)
  const figures = [String(1 + (turn % 100)), `${turn % 9000}.${10 + (turn % 90)}`]
  return [
    `${at(starts, turn + 5)}D${turn}`,
    risky(turn + 3, 60),
    state,
    ...figures,
    '2026-01-05',
    closed ? '2026-02-06' : '',
  ]
}
