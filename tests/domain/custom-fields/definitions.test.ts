import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customFields } from '@/db/schema'
import { type AddCustomField, addCustomField, AddCustomField as Form } from '@/lib/custom-fields/add-custom-field'
import { archiveCustomField, restoreCustomField } from '@/lib/custom-fields/archive-custom-field'
import { type EditCustomField, editCustomField } from '@/lib/custom-fields/edit-custom-field'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { moveCustomField } from '@/lib/custom-fields/move-custom-field'
import { mostFields } from '@/lib/custom-fields/vocabulary'
import { editCustomer } from '@/lib/customers/edit-customer'
import { reading } from '@/lib/format/reading'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { customFieldForm, findField, makeField } from '../../support/custom-fields'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer } from '../../support/make'
import { allRows } from '../../support/rows'
import { customerForm } from '../../support/seen'

const ana = actorOf('ana')

/** The form of a field as its page shows it. */
async function formOf(id: string, more: Partial<EditCustomField> = {}): Promise<EditCustomField> {
  const { name, helpText, version, choices } = await findField(id)
  return {
    ...{ customFieldId: id, version, name, helpText, newChoices: [], choiceOrder: {} },
    choiceNames: Object.fromEntries(choices.map((one) => [one.id, one.name])),
    archivedChoices: choices.filter(({ archivedAt }) => archivedAt).map((one) => one.id),
    ...more,
  }
}

const add = (more: Partial<AddCustomField>) => addCustomField(ana, customFieldForm(more.kind ?? 'text', more))
const names = async (id: string) => (await findField(id)).choices.map(({ name }) => name)

describe('a field', () => {
  test('has a name of its own among those of its subject', async () => {
    await add({ name: 'Budget' })
    await add({ name: 'Budget', subject: 'lead' })
    await expectRefusal(() => add({ name: 'BUDGET' }), 'customField.nameTaken', 'name')
  })

  test('of choices has one at least, each once', async () => {
    await expectRefusal(() => add({ kind: 'choice', newChoices: [] }), 'customField.noChoices', 'newChoices')
    const twice = { kind: 'choices' as const, newChoices: ['Roof', 'roof'] }
    await expectRefusal(() => add(twice), 'customField.choiceTwice', 'newChoices')
  })

  test('reads choices one on each line, and no kind or subject that there is not', () => {
    const parse = (posted: object) =>
      Form(reading('EUR')).safeParse({ subject: 'lead', kind: 'choice', name: 'A', ...posted })
    expect(parse({ newChoices: ' Roof \r\n\r\nGarden\nRoof' }).data?.newChoices).toEqual(['Roof', 'Garden'])
    expect(parse({ newChoices: 'x'.repeat(81) }).error?.issues[0]?.message).toBe('tooLong')
    expect(parse({ kind: 'formula' }).success).toBe(false)
    expect(parse({ subject: 'contact' }).success).toBe(false)
    expect(parse({ name: ' ' }).success).toBe(false)
  })

  test('goes up and down among those of its subject alone', async () => {
    const [one, two] = [await makeField('text', { subject: 'lead' }), await makeField('text', { subject: 'lead' })]
    const order = async () => (await listCustomFields(ana, 'lead')).map(({ id }) => id).slice(-2)
    expect(await order()).toEqual([one.id, two.id])
    await moveCustomField(ana, { customFieldId: two.id, version: two.version, to: 'up' })
    expect(await order()).toEqual([two.id, one.id])
  })

  test(`is one of ${mostFields} at most, archived ones not counted`, async () => {
    const inOrder = await database().$count(customFields)
    for (let at = inOrder; at < mostFields + inOrder; at += 1) {
      const made = await add({ name: `Field ${at}` }).catch((error) => error)
      if (made instanceof Error) break
    }
    await expectRefusal(() => add({ name: 'One too many' }), 'customField.tooMany')
    const [last] = (await listCustomFields(ana, 'customer')).slice(-1)
    const seen = { customFieldId: last?.id ?? '', version: last?.version ?? 0 }
    await archiveCustomField(ana, seen)
    await add({ name: 'In its place' })
    await expectRefusal(() => restoreCustomField(ana, { ...seen, version: seen.version + 1 }), 'customField.tooMany')
  })
})

describe('the choices of a field', () => {
  test('are renamed, put in order, added, and taken away where they are not used', async () => {
    const field = await makeField('choice', { subject: 'lead' })
    const [roof, garden, front] = field.choices.map(({ id }) => id) as [string, string, string]
    const before = await allRows()
    const form = await formOf(field.id, { newChoices: ['Carport'], choiceOrder: { [front]: 5 } })
    const change = await editCustomField(ana, { ...form, choiceNames: { [roof]: 'Flat roof', [garden]: null } })
    expect(await names(field.id)).toEqual(['Façade', 'Flat roof', 'Carport'])
    await undoChange(ana, { changeId: change.id ?? '' })
    expect(await allRows()).toEqual(before)
  })

  test('in use are not taken away, nor the field with them', async () => {
    const field = await makeField('choices', { subject: 'customer' }).catch(async () => {
      const [last] = (await listCustomFields(ana, 'customer')).filter(({ archivedAt }) => !archivedAt).slice(-1)
      await archiveCustomField(ana, { customFieldId: last?.id ?? '', version: last?.version ?? 0 })
      return makeField('choices')
    })
    const [roof] = field.choices.map(({ id }) => id) as [string]
    const { id } = await makeCustomer()
    await editCustomer(ana, { ...(await customerForm(id)), custom: { [field.id]: [roof] } })
    const form = await formOf(field.id, { choiceNames: { [roof]: null } })
    await expectRefusal(() => editCustomField(ana, form), 'customField.choiceUsed', `choiceNames.${roof}`)
    await editCustomField(ana, await formOf(field.id, { archivedChoices: [roof] }))
    expect((await findField(field.id)).choices[0]?.archivedAt).toBeInstanceOf(Date)
  })

  test('that others changed meanwhile are not written over, and a form that left them alone takes theirs', async () => {
    const field = await makeField('choice', { subject: 'lead' })
    const [mine, rename] = [await formOf(field.id), await formOf(field.id)]
    await editCustomField(ana, { ...(await formOf(field.id)), newChoices: ['Carport'] })
    await expectRefusal(() => editCustomField(ana, { ...mine, newChoices: ['Barn'] }), 'changedMeanwhile')
    await editCustomField(ana, { ...rename, name: 'Where it goes', choiceNames: {} })
    expect(await findField(field.id)).toMatchObject({ name: 'Where it goes', choices: { length: 4 } })
  })
})
