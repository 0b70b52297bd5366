const characters: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** A template string whose every value is escaped. */
export function html(strings: ArrayLike<string>, ...values: string[]): string {
  let text = strings[0] ?? ''
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? ''
    text +=
      (/[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (one) => characters[one] ?? one) : value) + strings[at + 1]
  }
  return text
}
