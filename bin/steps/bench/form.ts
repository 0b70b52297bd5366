export type Fields = Record<string, string>

/**
 * What a browser without JavaScript would send of the form in which this text stands: its fields as they are, none that
 * is ticked only when somebody does.
 */
export function fieldsOf(page: string, text: string): Fields {
  const form = page.match(/<form\b.*?<\/form>/gs)?.find((one) => one.includes(text))
  if (!form) throw new Error(`No form with ${text} on the page.`)
  const fields: Fields = {}
  for (const [, tag] of form.matchAll(/<input\b([^>]*)>/g)) {
    const { name, value = '', type = 'text' } = attributesOf(tag ?? '')
    if (name && (!['checkbox', 'radio'].includes(type) || /\schecked\b/.test(tag ?? ''))) fields[name] = value
  }
  for (const [, tag, value] of form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    const { name } = attributesOf(tag ?? '')
    if (name) fields[name] = unescapeHtml(value ?? '')
  }
  return fields
}

function attributesOf(tag: string): Fields {
  const pairs = [...tag.matchAll(/([\w-]+)="([^"]*)"/g)]
  return Object.fromEntries(pairs.map(([, name, value]) => [name, unescapeHtml(value ?? '')]))
}

const characters: Fields = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

export const unescapeHtml = (text: string) => text.replace(/&(#x27|\w+);/g, (whole, name) => characters[name] ?? whole)

const boundary = '----funil-bench-7f1c2b9e'
export const multipart = `multipart/form-data; boundary=${boundary}`

export function encode(fields: Fields): string {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value.replace(/\r?\n/g, '\r\n')}\r\n`,
  )
  return `${parts.join('')}--${boundary}--\r\n`
}
