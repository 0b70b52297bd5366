import { describe, expect, test } from 'vitest'
import { addActivity } from '@/lib/activities/add-activity'
import { editActivity } from '@/lib/activities/edit-activity'
import { listMentions } from '@/lib/activities/list-mentions'
import { mentionedIn } from '@/lib/activities/mentioned-in'
import { removeActivity } from '@/lib/activities/remove-activity'
import { seeMention } from '@/lib/activities/see-mention'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { task } from '../../support/targets'

const people = [
  { id: 'ana', name: 'Ana' },
  { id: 'duarte', name: 'Ana Duarte' },
  { id: 'joao', name: 'João Pais' },
  { id: 'tiago', name: 'Tiago Lopes' },
]

describe('who is mentioned', () => {
  test.each([
    ['@Ana Duarte, call them', ['duarte']],
    ['@Ana, call them', ['ana']],
    ['@ana duarte and @Ana', ['duarte', 'ana']],
    ['ask @joao or @TIAGO LOPES', ['tiago', 'joao']],
    ['ask Tiago, tiago@brisa.example', []],
    ['@Tiagolino @Joaos', []],
    ['nobody', []],
  ])('in “%s”', (text, expected) => {
    expect(mentionedIn(text, people).sort()).toEqual([...expected].sort())
  })
})

test('a colleague is told once, until they say that they saw it; oneself and strangers are not', async () => {
  const [joost, tiago, stranger] = [actorOf('joost'), actorOf('tiago'), actorOf('stranger')]
  const before = (await listMentions(tiago)).length
  const { id: customerId } = await makeCustomer()
  const text = '@Tiago Lopes please measure, @Joost Vermeer helps, @Zeferina too'
  const { entityId: activityId } = await addActivity(joost, { ...task, customerId, text })
  await editActivity(joost, { ...task, activityId, version: 1, result: null, text: `${text}, soon` })
  const found = await listMentions(tiago)
  expect(found).toHaveLength(before + 1)
  expect(found[0]).toMatchObject({ activityId, customerId, text: `${text}, soon`, authorName: 'Joost Vermeer' })
  expect((await listMentions(joost)).some((one) => one.activityId === activityId)).toBe(false)
  expect((await listMentions(stranger)).some((one) => one.activityId === activityId)).toBe(false)

  await seeMention(joost, { activityId })
  expect(await listMentions(tiago)).toHaveLength(before + 1)
  await seeMention(tiago, { activityId })
  expect(await listMentions(tiago)).toHaveLength(before)
})

test('what is removed tells nobody any more', async () => {
  const { id: customerId } = await makeCustomer()
  const { entityId: activityId } = await addActivity(actorOf('joost'), {
    ...task,
    customerId,
    text: '@Tiago Lopes look',
  })
  await removeActivity(actorOf('joost'), { activityId, version: 1 })
  expect((await listMentions(actorOf('tiago'))).some((one) => one.activityId === activityId)).toBe(false)
})
