/** As a formula begins, or a text that was led by an apostrophe; the full-width signs count in East Asian spreadsheets. */
export const formulaStart = /^'*[=+\-@＝＋－＠\t\r\n]/
const negative = /^-\d+([.,]\d+)?$/

/**
 * A record as a line of CSV (RFC 4180). Cells that a spreadsheet would run as a formula are led by an apostrophe, which
 * readCsv takes off again; a number below nothing is none.
 */
export function csvLine(cells: string[], delimiter: ',' | ';' = ','): string {
  return `${cells.map(cell).join(delimiter)}\r\n`
}

function cell(text: string): string {
  const safe = formulaStart.test(text) && !negative.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
