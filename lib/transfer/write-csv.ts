/**
 * A record as a line of CSV (RFC 4180). Cells that a spreadsheet would run as a formula are led by an apostrophe, which
 * readCsv takes off again.
 */
export function csvLine(cells: string[], delimiter: ',' | ';' = ','): string {
  return `${cells.map(cell).join(delimiter)}\r\n`
}

function cell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
