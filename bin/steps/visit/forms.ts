import { type HTMLElement, parse } from 'node-html-parser'

/** Names and values in the order of the form; a name may come several times. */
export type Fields = [name: string, value: string][]

/**
 * A form as a browser without JavaScript has it before it. `to`: where it is sent, empty for the page it stands on.
 * `buttons`: what each one that may be pressed adds. `typed`: the names of the fields that take any text. `files`: of
 * those that take a file.
 */
export type Form = {
  to: string
  fields: Fields
  buttons: Fields
  choices: Record<string, string[]>
  typed: string[]
  files: string[]
}

/** A file as a browser sends it in a field of a form. */
export type SentFile = { field: string; name: string; content: string; type: string }

/** The forms of a page that are posted. */
export const formsOf = (page: string): Form[] =>
  parse(page, { blockTextElements: { noscript: false } })
    .querySelectorAll('form')
    .filter((form) => form.getAttribute('method')?.toLowerCase() === 'post')
    .map(readForm)

function readForm(form: HTMLElement): Form {
  const fields: Fields = []
  const buttons: Fields = []
  const choices: Form['choices'] = {}
  const typed: string[] = []
  const files: string[] = []
  for (const one of form.querySelectorAll('input, select, textarea, button')) {
    const name = one.getAttribute('name')
    const type = one.getAttribute('type')
    if (!name || one.hasAttribute('disabled')) continue
    if (one.tagName === 'BUTTON') buttons.push([name, one.getAttribute('value') ?? ''])
    else if (one.tagName === 'SELECT') {
      const options = one.querySelectorAll('option')
      choices[name] = options.map(textOf)
      const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
      if (chosen) fields.push([name, textOf(chosen)])
    } else if (type === 'radio' || type === 'checkbox') {
      choices[name] = [...(choices[name] ?? []), one.getAttribute('value') ?? 'on']
      if (one.hasAttribute('checked')) fields.push([name, one.getAttribute('value') ?? 'on'])
    } else if (type === 'file') files.push(name)
    else {
      fields.push([name, one.tagName === 'TEXTAREA' ? one.text : (one.getAttribute('value') ?? '')])
      if (!type || textTypes.includes(type)) typed.push(name)
    }
  }
  return { to: form.getAttribute('action') ?? '', fields, buttons, choices, typed, files }
}

const textTypes = ['text', 'email', 'tel', 'url', 'search']

const textOf = (option: HTMLElement) => option.getAttribute('value') ?? option.text

/** The form on a page that has this field or button; throws where there is none. */
export function formWith(page: string, name: string): Form {
  const form = formsOf(page).find(
    ({ fields, buttons, choices, files }) =>
      [...fields, ...buttons].some(([one]) => one === name) || name in choices || files.includes(name),
  )
  if (!form) throw new Error(`There is no form with ${name} on the page.`)
  return form
}

export const fieldOf = (form: Pick<Form, 'fields'>, name: string) => form.fields.find(([one]) => one === name)?.[1]

/** The fields with some of them filled in otherwise, or added. */
export const filled = ({ fields }: Pick<Form, 'fields'>, values: Record<string, string>): Fields => [
  ...fields.filter(([name]) => !(name in values)),
  ...Object.entries(values),
]

const boundary = '----funil-visitor-7f1c2b9e'
export const multipart = `multipart/form-data; boundary=${boundary}`

/** As a browser encodes a form: line ends are CRLF, quotes in names are escaped. */
export function encode(fields: Fields, files: SentFile[] = []): string {
  const texts = fields.map(
    ([name, value]) =>
      `Content-Disposition: form-data; name="${named(name)}"\r\n\r\n${value.replace(/\r?\n/g, '\r\n')}`,
  )
  const sent = files.map(({ field, name, content, type }) => {
    const head = `Content-Disposition: form-data; name="${named(field)}"; filename="${named(name)}"`
    return `${head}\r\nContent-Type: ${type}\r\n\r\n${content}`
  })
  return `${[...texts, ...sent].map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
}

const named = (name: string) => name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

/** Text as React wrote it into HTML. */
export const unescapeHtml = (text: string) => text.replace(/&(#x27|\w+);/g, (whole, name) => characters[name] ?? whole)
