import { describe, expect, test } from 'vitest'
import { reading } from '@/lib/format/reading'
import { addSavedView } from '@/lib/saved-views/add-saved-view'
import { ChooseStartPage, chooseStartPage } from '@/lib/saved-views/choose-start-page'
import { editSavedView } from '@/lib/saved-views/edit-saved-view'
import { findStartChoice, findStartPath } from '@/lib/saved-views/find-start-page'
import { removeSavedView } from '@/lib/saved-views/remove-saved-view'
import { startPaths } from '@/lib/saved-views/vocabulary'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { newCode } from '../../support/targets'
import { makeTeam, putInto } from '../../support/teams'

const joost = actorOf('joost')
const tiago = actorOf('tiago')

async function shared() {
  const form = { name: newCode(), sharedWith: 'all', team: null, query: 'due=late' } as const
  const { entityId: id } = await addSavedView(joost, form)
  return { id, form, path: `/customers?due=late&view=${id}` }
}

describe('where a person starts', () => {
  test('is Today until they choose', async () => {
    expect([await findStartPath(actorOf('ines')), await findStartChoice(actorOf('ines'))]).toEqual(['/', 'today'])
  })

  test.each(Object.entries(startPaths))('%s', async (startPage, path) => {
    await chooseStartPage(tiago, { startPage })
    expect([await findStartPath(tiago), await findStartChoice(tiago)]).toEqual([path, startPage])
  })

  test('a view they see, as long as they see it', async () => {
    const { id, form, path } = await shared()
    await chooseStartPage(tiago, { startPage: id })
    expect([await findStartPath(tiago), await findStartChoice(tiago)]).toEqual([path, id])
    await editSavedView(joost, { savedViewId: id, version: 1, name: form.name, sharedWith: 'nobody', team: null })
    expect([await findStartPath(tiago), await findStartChoice(tiago)]).toEqual(['/', 'today'])
    await editSavedView(joost, { savedViewId: id, version: 2, name: form.name, sharedWith: 'all', team: null })
    const removed = await removeSavedView(joost, { savedViewId: id, version: 3 })
    expect(await findStartPath(tiago)).toBe('/')
    await undoChange(joost, { changeId: removed.id ?? '' })
    expect(await findStartPath(tiago)).toBe(path)
  })

  test('a view of their team, until they leave it', async () => {
    const team = await makeTeam('tiago')
    const form = { name: newCode(), sharedWith: 'team', team, query: 'due=late' } as const
    const { entityId: id } = await addSavedView(joost, form)
    await chooseStartPage(tiago, { startPage: id })
    expect(await findStartPath(tiago)).toBe(`/customers?due=late&view=${id}`)
    await putInto(null, 'tiago')
    expect([await findStartPath(tiago), await findStartChoice(tiago)]).toEqual(['/', 'today'])
    await expectRefusal(() => chooseStartPage(tiago, { startPage: id }), 'missing')
  })

  test('is no view they cannot see, and nothing else', async () => {
    const { entityId } = await addSavedView(joost, { name: newCode(), sharedWith: 'nobody', team: null, query: '' })
    await expectRefusal(() => chooseStartPage(tiago, { startPage: entityId }), 'missing')
    const read = (startPage?: unknown) => ChooseStartPage(reading('EUR')).safeParse({ startPage }).success
    expect(['today', entityId, 'savedView', 'toString', '//evil.example', '', undefined, ['today']].map(read)).toEqual([
      ...[true, true, false, false, false, false, false, false],
    ])
  })
})
