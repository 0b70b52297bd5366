import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as alike from '@/db/alike'
import { database } from '@/db/client'
import { orderedTexts } from '@/lib/duplicates/ordered-texts'
import { isNear } from '@/lib/duplicates/slips'
import { nameKey, traitsFoundBy } from '@/lib/duplicates/traits'

const names = [
  ...['Bäckerei Grünwald GmbH & Co. KG', 'Serralharia Açoreana, Lda.', 'Van der Meulen B.V.', 'S.A.', 'AG', '…', ''],
  ...['Straße 12', 'SMØRREBRØD ŁÓDŹ', 'Sagres', 'Kgaard K.G.', 'a_ag ag_a ag', 'Ltda.Ltda', "L'Étoile d’Or"],
]

test('a name, a telephone number, an e-mail and a number have the key that the database makes of them', async () => {
  const words = fc.constantFrom(...names, 'Lda', 'Co.', 'Zürich', ' ', '-', '3ª', 'ÀÉ', 'n.v.')
  const phones = fc.constantFrom('+351 289 123 456', '00351-289123456', '289/123.456', '12', 'PT 509 111-222', '')
  const firm = fc.record({ name: fc.array(words, { maxLength: 4 }).map((list) => list.join(' ')), phone: phones })
  const firms = fc.sample(firm, 200)
  const rows = await database().execute<{ name: string | null; phone: string; number: string; domain: string }>(sql`
    select ${alike.nameKey(sql`name`)} as name, ${alike.phoneKey(sql`phone`)} as phone,
      ${alike.numberKey(sql`phone`)} as number, ${alike.emailDomain(sql`'Who@' || phone`)} as domain
    from jsonb_to_recordset(${JSON.stringify(firms)}::jsonb) as firm(name text, phone text)`)
  const none = { mobile: null, website: null, vatNumber: null }
  for (const [at, { name, phone }] of firms.entries()) {
    const found = traitsFoundBy({ ...none, name, phone, email: `Who@${phone}`, registrationNumber: phone })
    const key = (by: string) => found.find((one) => one.by === by)?.key ?? ''
    expect({ name: nameKey(name), ...{ phone: key('phone'), number: key('registrationNumber') } }).toEqual({
      ...{ name: rows[at]?.name ?? '', phone: rows[at]?.phone, number: rows[at]?.number },
    })
    expect(key('domain')).toBe(rows[at]?.domain)
  }
})

test('slips between names are those of the whole table of distances, as far as they are forgiven', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 14 })
  const changed = fc.tuple(texts, fc.array(fc.tuple(fc.nat(14), fc.constantFrom('', 'a', 'ab', 'x')), { maxLength: 3 }))
  const oneAndOther = changed.map(([text, slips]) => [
    text,
    slips.reduce((so, [at, put]) => so.slice(0, at) + put + so.slice(at + 1), text),
  ])
  fc.assert(
    fc.property(fc.oneof(oneAndOther, fc.tuple(texts, texts)), ([one = '', other = '']) => {
      const forgiven = Math.min(2, Math.floor(Math.min(one.length, other.length) / 5))
      expect(isNear(one, other)).toBe(distance(one, other) <= forgiven)
    }),
    { numRuns: 3000 },
  )
})

/** Restricted Damerau–Levenshtein distance by its definition. */
function distance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, at) => (row === 0 ? at : at === 0 ? row : 0)),
  )
  const cell = (row: number, at: number) => table[row]?.[at] ?? Number.NaN
  for (let row = 1; row <= one.length; row += 1)
    for (let at = 1; at <= other.length; at += 1) {
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      ;(table[row] as number[])[at] = Math.min(
        cell(row - 1, at) + 1,
        cell(row, at - 1) + 1,
        cell(row - 1, at - 1) + (one[row - 1] === other[at - 1] ? 0 : 1),
        isSwapped ? cell(row - 2, at - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  return cell(one.length, other.length)
}

test('texts in order stand beside each other as in a sorted list, however many', () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 3 }), fc.integer({ min: 1, max: 25 }), (some, text, count) => {
      const many = Array.from({ length: 3000 }, (_, at) => `m${(at * 7919) % 3000}`)
      const ordered = orderedTexts()
      for (const one of [...many, ...some]) ordered.add(one)
      const all = [...new Set([...many, ...some])].sort()
      const before = all.filter((one) => one < text).slice(-count)
      const after = all.filter((one) => one > text).slice(0, count)
      expect(ordered.beside(text, count)).toEqual([...before, ...after])
    }),
    { numRuns: 30 },
  )
})
