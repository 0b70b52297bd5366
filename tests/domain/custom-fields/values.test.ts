import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customerValues } from '@/db/schema'
import { archiveCustomField, restoreCustomField } from '@/lib/custom-fields/archive-custom-field'
import { editCustomField } from '@/lib/custom-fields/edit-custom-field'
import { findValues, findValuesOf } from '@/lib/custom-fields/find-values'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { customFieldsOf } from '@/lib/custom-fields/read-value'
import { valueInput, valueText } from '@/lib/custom-fields/show-value'
import type { FieldKind, Value } from '@/lib/custom-fields/vocabulary'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { reading } from '@/lib/format/reading'
import { newId } from '@/lib/ids'
import { undoChange } from '@/lib/undo/undo-change'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { fieldLike, makeField, read } from '../../support/custom-fields'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer } from '../../support/make'
import { expectReplayed } from '../../support/replay'
import { allRows } from '../../support/rows'
import { customerForm } from '../../support/seen'
import { customerFields, makeMemberAt } from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')
const reader = { language: 'pt-PT', currency: 'EUR', timeZone: 'Europe/Lisbon' } as const

const fill = async (id: string, custom: Record<string, Value | null>, actor = joost) =>
  editCustomer(actor, { ...(await customerForm(id)), custom })

const held = (id: string) => findValuesOf(ana, 'customer', id)

describe('each kind', () => {
  test.each<[FieldKind, string, Value, string]>([
    ['text', ' Roof  with a view ', 'Roof  with a view', 'Roof  with a view'],
    ['longText', 'One\r\ntwo', 'One\ntwo', 'One\ntwo'],
    ['number', '1234,5', 1234.5, '1 234,5'],
    ['number', '-0', 0, '0'],
    ['money', '18.400,50', 18_400_50, '18 400,50 €'],
    ['day', '2025-11-30', '2025-11-30', '30/11/2025'],
    ['yesNo', 'no', false, 'Não'],
    ['link', 'example.com/a', 'https://example.com/a', 'https://example.com/a'],
  ])('%s takes %j, holds it and shows it', async (kind, posted, value, text) => {
    at('2026-03-10T12:00Z')
    const field = await makeField(kind)
    expect(read(field, posted)).toEqual(value)
    const { id } = await makeCustomer()
    await fill(id, { [field.id]: value })
    const now = (await held(id)).get(field.id) as Value
    expect(now).toEqual(value)
    expect(valueText(now, field, { ...reader, people: new Map() }).replace(/\s/g, ' ')).toBe(text.replace(/\s/g, ' '))
    expect(read(field, valueInput(now, kind, reader))).toEqual(value)
  })

  test.each<[FieldKind, unknown, string]>([
    ['text', 'x'.repeat(201), 'tooLong'],
    ['text', ['two', 'texts'], 'invalid'],
    ['longText', 'x'.repeat(5001), 'tooLong'],
    ['number', 'twelve', 'number'],
    ['number', '1.23456', 'number'],
    ['number', '123456789012', 'number'],
    ['money', '12 apples', 'money'],
    ['money', '-5', 'moneyNegative'],
    ['day', '2026-02-30', 'day'],
    ['choice', 'Roof', 'choose'],
    ['choice', newId(), 'choose'],
    ['choices', [newId()], 'choose'],
    ['yesNo', 'perhaps', 'choose'],
    ['link', 'javascript:alert(1)', 'url'],
    ['link', 'ftp://example.com', 'url'],
    ['user', 'Joost', 'choose'],
  ])('%s does not take %j', (kind, posted, key) => {
    expect(read(fieldLike(kind), posted)).toEqual([key])
  })

  test.each<FieldKind>(['text', 'longText', 'number', 'money', 'day', 'choice', 'choices', 'yesNo', 'link', 'user'])(
    '%s may be left empty, and emptied',
    async (kind) => {
      const field = await makeField(kind)
      expect(read(field, kind === 'choices' ? [''] : ' ')).toBeNull()
      const { id } = await makeCustomer()
      const some = {
        text: 'a',
        longText: 'a',
        number: 1,
        money: 1,
        day: '2026-01-01',
        yesNo: true,
        link: 'https://a.b',
      }
      const chosen = { choice: field.choices[0]?.id, choices: [field.choices[1]?.id], user: joost.userId }
      await fill(id, { [field.id]: { ...some, ...chosen }[kind] as Value })
      expect((await held(id)).size).toBe(1)
      await fill(id, { [field.id]: null })
      expect((await held(id)).size).toBe(0)
    },
  )

  test('what was chosen is shown by its names, in the order of the choices', async () => {
    const [one, many, who] = [await makeField('choice'), await makeField('choices'), await makeField('user')]
    const [roof, garden, front] = many.choices.map(({ id }) => id) as [string, string, string]
    expect(read(many, [front, '', roof, front])).toEqual([roof, front])
    const people = new Map([[joost.userId, 'Joost Visser']])
    expect(valueText([front, roof], many, { ...reader, people })).toBe('Roof, Façade')
    expect(valueText(one.choices[1]?.id ?? '', one, { ...reader, people })).toBe('Garden')
    expect(valueText(joost.userId, who, { ...reader, people })).toBe('Joost Visser')
    expect(valueInput([roof, garden], 'choices', reader)).toEqual([roof, garden])
  })

  test('what is wrong is said beside the field, by its name', async () => {
    const [number, text] = [await makeField('number', { name: 'Roof area' }), await makeField('text')]
    const posted = { [number.id]: 'large', [text.id]: 'x', [newId()]: 'of no field' }
    const { error } = customFieldsOf(reading('EUR'), [number, text]).safeParse(posted)
    expect(error?.issues).toMatchObject([{ path: [number.id], message: 'number', params: { label: 'Roof area' } }])
  })
})

describe('the database', () => {
  test('takes one value of a row, and only a choice of its own field', async () => {
    const [{ id: customerId }, one, other] = [
      await makeCustomer(),
      await makeField('choice'),
      await makeField('choice'),
    ]
    const key = { organizationId: ana.organizationId, customerId, fieldId: one.id }
    const insert = (row: object) =>
      database()
        .insert(customerValues)
        .values({ ...key, ...row })
    const code = (work: Promise<unknown>) => work.catch((error) => error.cause.code)
    expect(await code(insert({}))).toBe('23514')
    expect(await code(insert({ text: 'a', number: 1 }))).toBe('23514')
    expect(await code(insert({ choiceIds: [] }))).toBe('23514')
    expect(await code(insert({ choiceId: other.choices[0]?.id }))).toBe('23503')
    expect(await code(insert({ userId: actorOf('stranger').userId }))).toBe('23503')
  })
})

describe('of a customer', () => {
  test('they come with it in one change, and go and come back with it', async () => {
    const [text, number] = [await makeField('text', { name: 'Key account' }), await makeField('number')]
    const fields = await customerFields({ admin: ana, owner: joost.userId })
    const before = await allRows()
    const { entityId: id } = await createCustomer(joost, { ...fields, custom: { [text.id]: 'yes', [number.id]: 0 } })
    const [created, ...more] = await changesOf(id)
    expect(more).toEqual([])
    expect(created?.rows.map(({ table }) => table).sort()).toEqual(['customerValues', 'customerValues', 'customers'])
    expect([...(await held(id))].sort()).toEqual([[text.id, 'yes'] as const, [number.id, 0] as const].sort())
    const after = await allRows()
    const undone = await undoChange(ana, { changeId: created?.id ?? '' })
    expect(await allRows()).toEqual(before)
    await undoChange(ana, { changeId: undone.id ?? '' })
    expect(await allRows()).toEqual(after)
    await expectReplayed()
  })

  test('what a form does not ask stays, and what is as it was is no change', async () => {
    const [text, number] = [await makeField('text'), await makeField('number')]
    const { id } = await makeCustomer()
    await fill(id, { [text.id]: 'a', [number.id]: 2.5 })
    expect((await fill(id, { [number.id]: 2.5 })).id).toBeNull()
    await fill(id, { [number.id]: 3 })
    expect(Object.fromEntries(await held(id))).toEqual({ [text.id]: 'a', [number.id]: 3 })
    expect((await customerForm(id)).version).toBe(3)
  })

  test('many are found at once, each with its own', async () => {
    const field = await makeField('text')
    const [one, other, none] = [await makeCustomer(), await makeCustomer(), await makeCustomer()]
    await fill(one.id, { [field.id]: 'one' })
    await fill(other.id, { [field.id]: 'other' })
    const found = await findValues(ana, 'customer', [one.id, other.id, none.id])
    expect([one, other, none].map(({ id }) => found.get(id)?.get(field.id))).toEqual(['one', 'other', undefined])
    expect((await findValues(ana, 'lead', [one.id])).size).toBe(0)
  })

  test('an archived field is not asked, keeps its values, and brings them back', async () => {
    const field = await makeField('text')
    const { id } = await makeCustomer()
    await fill(id, { [field.id]: 'kept' })
    await archiveCustomField(ana, { customFieldId: field.id, version: 1 })
    const asked = async () => inUse(await listCustomFields(ana)).map((one) => one.id)
    expect(await asked()).not.toContain(field.id)
    const form = await customerForm(id)
    await expectRefusal(
      () => editCustomer(joost, { ...form, custom: { [field.id]: 'new' } }),
      'customField.isArchived',
      `custom.${field.id}`,
    )
    expect((await held(id)).get(field.id)).toBe('kept')
    await restoreCustomField(ana, { customFieldId: field.id, version: 2 })
    expect(await asked()).toContain(field.id)
  })

  test('a choice no longer offered and a user who is gone stay where they are, and are not chosen anew', async () => {
    const [choice, user] = [await makeField('choices'), await makeField('user')]
    const member = await makeMemberAt({ admin: ana, owner: null })
    const [roof, garden] = choice.choices.map(({ id }) => id) as [string, string]
    const { id } = await makeCustomer()
    await fill(id, { [choice.id]: [roof], [user.id]: member.userId })
    await deactivateMember(ana, member as Parameters<typeof deactivateMember>[1])
    await editCustomField(ana, {
      ...{ customFieldId: choice.id, version: 1, name: choice.name, helpText: null, newChoices: [] },
      ...{ choiceNames: {}, choiceOrder: {}, archivedChoices: [roof] },
    })
    await fill(id, { [choice.id]: [roof, garden], [user.id]: member.userId })
    expect((await held(id)).get(choice.id)).toEqual([roof, garden])
    const [other, form] = [await makeCustomer(), await customerForm((await makeCustomer()).id)]
    await expectRefusal(() => fill(other.id, { [choice.id]: [roof] }), 'customField.choiceGone', `custom.${choice.id}`)
    await expectRefusal(
      () => editCustomer(joost, { ...form, custom: { [user.id]: member.userId } }),
      'customField.userGone',
      `custom.${user.id}`,
    )
  })

  test('a field of leads is none of a customer, and what others own is not filled', async () => {
    const [ofLead, own] = [await makeField('text', { subject: 'lead' }), await makeField('text')]
    const { id } = await makeCustomer('joost')
    await expectRefusal(() => fill(id, { [ofLead.id]: 'x' }), 'missing')
    await expectRefusal(() => fill(id, { [own.id]: 'x' }, actorOf('tiago')), 'forbidden')
  })
})

test('a user who is gone by now does not come back into a field', async () => {
  const [field, member] = [await makeField('user'), await makeMemberAt({ admin: ana, owner: null })]
  const { id } = await makeCustomer()
  await fill(id, { [field.id]: member.userId })
  const change = await fill(id, { [field.id]: joost.userId })
  await deactivateMember(ana, member as Parameters<typeof deactivateMember>[1])
  await expectRefusal(() => undoChange(joost, { changeId: change.id ?? '' }), 'undo.ownerGone')
})

test('a value taken back is as it was, and stays where it was written again', async () => {
  const field = await makeField('money')
  const { id } = await makeCustomer()
  await fill(id, { [field.id]: 100 })
  const change = await fill(id, { [field.id]: 200 })
  await undoChange(joost, { changeId: change.id ?? '' })
  expect((await held(id)).get(field.id)).toBe(100)
  const emptied = await fill(id, { [field.id]: null })
  await undoChange(joost, { changeId: emptied.id ?? '' })
  expect((await held(id)).get(field.id)).toBe(100)
  const again = await fill(id, { [field.id]: 300 })
  await fill(id, { [field.id]: 400 })
  await expectRefusal(() => undoChange(joost, { changeId: again.id ?? '' }), 'undo.changedSince')
  const rows = database().$count(customerValues, and(eq(customerValues.customerId, id)))
  expect(await rows).toBe(1)
})
