import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as alike from '@/db/alike'
import { database } from '@/db/client'
import { orderedTexts } from '@/lib/duplicates/ordered-texts'
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
