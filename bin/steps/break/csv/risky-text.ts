// What a spreadsheet takes for the start of a formula, what looks like it, and what makes a text of it again.
export const starts = [
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

export const at = <T>(list: T[], turn: number): T => list[turn % list.length] as T

/** The text number `turn`: other starts, middles and ends for each, no longer than `most`. */
export const risky = (turn: number, most: number) =>
  (at(starts, turn) + at(middles, Math.floor(turn / 3) + (turn % 7)) + at(ends, turn + Math.floor(turn / 11))).slice(
    0,
    most,
  )
