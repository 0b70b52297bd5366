import type { Fields } from '../visit/forms'

/** What no form of ours sends. Latin-1 text that is sent byte by byte, so that it need not be UTF-8. */
const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

const values = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'Infinity', '999999999999999999999', '-0', '0x10', '1,5', '1.234.567,89'],
  ...[
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '[[[[]]]]',
    '{"__proto__":{"admin":true}}',
    '"',
    "'",
    '\\',
    '%00',
    '%',
    '\0',
    'a\0b',
  ],
  // A lone surrogate, an overlong slash, bytes that are no UTF-8.
  ...['\xed\xa0\x80', '\xc0\xaf', '\xff\xfe', 'a\xf0\x9f'],
  ...['\r\n', '\r\nSet-Cookie: a=b', '\u2028', '\u202e', '\u0301'.repeat(500), '🦆'.repeat(300)].map(bytes),
  ...[
    "' or 1=1 --",
    '; drop table customers',
    '$1',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template engine would take for its own
    '${7*7}',
    '{{7*7}}',
    '../../../etc/passwd',
    'javascript:alert(1)',
    '<script>',
  ],
  ...['2026-02-30', '0000-00-00', '999999-01-01', '31/02/2026', '-271821-04-20', '24:61'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '019aca98-f448-77cc-823a-0e9d4f039cce',
    'not-an-id',
  ],
  ...['A'.repeat(5001), 'A'.repeat(100_000), '9'.repeat(400)],
]

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'a[b][c]',
  'chosen.name',
  'theirs.name',
  'chosen.__proto__',
  'organizationId',
  'id',
  'role',
  'isAdmin',
  'createdAt',
  'updatedAt',
  'passwordHash',
  '$ACTION_KEY',
  '\0',
]

const states = [
  '[]',
  '[null]',
  'null',
  '{}',
  '',
  '[{}]',
  '[{"values":{"__proto__":{"a":1}},"errors":[],"attempt":0}]',
  '[{"values":1,"errors":2,"attempt":"x"}]',
  '[{"errors":[{"message":{}}],"values":[],"attempt":1e308}]',
  '["$@1"]',
  '["$K1"]',
  '["$F1"]',
  '[{"values":{},"errors":[],"attempt":0},1,2,3]',
  '['.repeat(2000),
]

type Chance = () => number

/** One number after the other from a seed, the same each time (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const oneOf = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)] as T

/** The fields of a form with some of them spoilt: other values, left out, repeated, unknown ones, another state. */
export function spoilt(fields: Fields, foreignIds: string[], chance: Chance): Fields {
  const own = fields.map(([name]) => name).filter((name) => !name.startsWith('$ACTION'))
  let spoilt = fields.map(([name, value]): [string, string] => [name, bytes(value)])
  const times = 1 + Math.floor(chance() * 3)
  for (let time = 0; time < times; time += 1) {
    const name = oneOf(own, chance) ?? ''
    const value = chance() < 0.2 ? oneOf(foreignIds, chance) : oneOf(values, chance)
    const how = chance()
    if (how < 0.55) spoilt = spoilt.map((field) => (field[0] === name ? [name, value] : field))
    else if (how < 0.68) spoilt = spoilt.filter(([one]) => one !== name)
    else if (how < 0.8) spoilt = [...spoilt, [name, value]]
    else if (how < 0.92) spoilt = [...spoilt, [oneOf(names, chance), value]]
    else spoilt = spoilt.map((field) => (/^\$ACTION_\d+:1$/.test(field[0]) ? [field[0], oneOf(states, chance)] : field))
  }
  return spoilt
}

const asked = [
  'page',
  'before',
  'after',
  'sort',
  'show',
  'from',
  'to',
  'q',
  'view',
  'edit',
  'done',
  'next',
  'scoreFrom',
  'valueTo',
]

/** An address with a value of its query, one more of it, or an id in its path spoilt. */
export function spoiltAddress(path: string, chance: Chance): string {
  // Longer ones end the connection before they are sent.
  const value = percent(oneOf(values, chance)).slice(0, 9000)
  const [place = '', query = ''] = path.split('?')
  const pairs = query.split('&').filter(Boolean)
  const how = chance()
  if (how < 0.2 && /[0-9a-f-]{36}/.test(place)) return path.replace(/[0-9a-f-]{36}/, value)
  if (how < 0.6 && pairs.length > 0) {
    const spoilt = oneOf(pairs, chance)
    return `${place}?${pairs.map((pair) => (pair === spoilt ? pair.replace(/=.*/, `=${value}`) : pair)).join('&')}`
  }
  const name = chance() < 0.8 ? oneOf(asked, chance) : percent(oneOf(names, chance))
  return `${place}?${[...pairs, `${name}=${value}`].join('&')}`
}

const percent = (latin1: string) =>
  [...latin1].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')

export type Request = { method: string; headers: Record<string, string>; body: Buffer | undefined; refused: boolean }

const boundary = '----funil-hostile'

const fileNames = [
  ...[
    '',
    '.',
    '..',
    '../../etc/passwd',
    'a\0.txt',
    'CON',
    'a/b.txt',
    '\\\\server\\a.txt',
    '%00.txt',
    `${'x'.repeat(5000)}.txt`,
  ],
  ...['run.exe', 'page.html', 'run.exe. .', '\xed\xa0\x80.txt', '=cmd.csv', 'no type', '\u202etxt.exe'].map(bytes),
]
const contents = [
  '',
  '\0',
  'MZ\x90\0',
  '<script>alert(1)</script>',
  '%PDF-1.7',
  'name,city\nA',
  '"',
  'a'.repeat(300_000),
]

const encoded = (fields: Fields, files: Fields) => {
  const texts = fields.map(([name, value]) => `name="${name}"\r\n\r\n${value}`)
  const sent = files.map(([name, content]) => `${name}\r\n\r\n${content}`)
  const parts = [...texts, ...sent].map((part) => `--${boundary}\r\nContent-Disposition: form-data; ${part}\r\n`)
  return `${parts.join('')}--${boundary}--\r\n`
}

/** A file for each field that takes one: mostly one, now and then none or many, called and filled as none of ours is. */
const hostileFiles = (names: string[], chance: Chance): Fields =>
  names.flatMap((name) =>
    Array.from({ length: chance() < 0.9 ? 1 : Math.floor(chance() * 15) }, (): [string, string] => [
      `name="${name}"; filename="${oneOf(fileNames, chance)}"`,
      oneOf(contents, chance),
    ]),
  )

/** How it is sent: mostly as a form is; now and then broken, from elsewhere or in another way, which must do nothing. */
export function asRequest(fields: Fields, files: string[], origin: string, chance: Chance): Request {
  const text = encoded(fields, hostileFiles(files, chance))
  const type = `multipart/form-data; boundary=${boundary}`
  const request = (headers: Record<string, string>, body = text, method = 'POST', refused = true): Request => ({
    ...{ method, refused, headers: { 'content-type': type, ...headers } },
    body: method === 'GET' ? undefined : Buffer.from(body, 'latin1'),
  })
  const ways: (() => Request)[] = [
    () => request({ origin }, text.slice(0, Math.floor(text.length * chance()))),
    () => request({ origin, 'content-type': 'multipart/form-data' }),
    () => request({ origin, 'content-type': `multipart/form-data; boundary=${'x'.repeat(300)}` }),
    () =>
      request({ origin, 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString()),
    () => request({ origin, 'content-type': 'application/json' }, JSON.stringify(Object.fromEntries(fields))),
    () => request({}),
    () => request({ origin: 'null' }),
    () => request({ origin: 'https://evil.example' }),
    () => request({ origin: `${origin}.evil.example` }),
    () => request({ origin: 'not an origin' }),
    () => request({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
    () => request({ origin }, text, 'GET'),
    () => request({ origin }, text, 'PUT'),
    () => request({ origin }, `${text}${'A'.repeat(3_000_000)}`),
  ]
  return chance() < 0.2 ? oneOf(ways, chance)() : request({ origin }, text, 'POST', false)
}
