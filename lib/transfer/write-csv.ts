/**
 * A record as a line of CSV (RFC 4180). Cells that a spreadsheet would run as a formula are led by an apostrophe, which
 * readCsv takes off again.
 */
export const csvLine = (cells: string[]): string => csvLineOf(cells, ',')

/** The same with the separator of programs that write decimals with a comma. */
export const csvLineOf = (cells: string[], separator: ',' | ';'): string => `${cells.map(cell).join(separator)}\r\n`

function cell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
