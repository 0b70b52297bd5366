import { describe, expect, test } from 'vitest'
import { listSavedViewChanges } from '@/lib/changes/list-changes'
import { reading } from '@/lib/format/reading'
import { ChangedMeanwhile, Refusal } from '@/lib/refusal'
import { AddSavedView, addSavedView } from '@/lib/saved-views/add-saved-view'
import { EditSavedView, editSavedView } from '@/lib/saved-views/edit-saved-view'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { overwriteSavedView } from '@/lib/saved-views/overwrite-saved-view'
import { removeSavedView } from '@/lib/saved-views/remove-saved-view'
import { archiveTeam } from '@/lib/teams/archive-team'
import { findUndo, mayUndo } from '@/lib/undo/find-undo'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf, newRequest } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { expectReplayed } from '../../support/replay'
import { allRows } from '../../support/rows'
import { makeTeamAt, newCode } from '../../support/targets'
import { makeTeam, putInto } from '../../support/teams'

const ana = actorOf('ana')
const miriam = actorOf('miriam')
const joost = actorOf('joost')
const tiago = actorOf('tiago')
const ines = actorOf('ines')

const form = (more: Partial<AddSavedView> = {}): AddSavedView => ({
  ...{ name: newCode(), sharedWith: 'nobody', team: null, query: 'state=open' },
  ...more,
})

/** A view of Joost's, as a page made from it would post it. */
async function make(more: Partial<AddSavedView> = {}, owner = joost) {
  const typed = form(more)
  const { entityId, id } = await addSavedView(owner, typed)
  return { seen: { savedViewId: entityId, version: 1 }, typed, changeId: id ?? '' }
}

const seenBy = async (actor: typeof ana, id: string) => (await listSavedViews(actor)).find((one) => one.id === id)

describe('a saved view', () => {
  test('is one’s own, until it is shared', async () => {
    const { seen, typed } = await make()
    const { team: teamId, ...told } = typed
    expect(await seenBy(joost, seen.savedViewId)).toMatchObject({
      ...{ ...told, teamId, ownerName: 'Joost Vermeer', version: 1 },
    })
    for (const other of [ana, miriam, tiago, ines]) expect(await seenBy(other, seen.savedViewId)).toBeUndefined()
    await editSavedView(joost, { ...seen, name: typed.name, sharedWith: 'all', team: null })
    for (const other of [ana, ines]) expect(await seenBy(other, seen.savedViewId)).toMatchObject({ sharedWith: 'all' })
    await editSavedView(joost, { ...seen, version: 2, name: typed.name, sharedWith: 'nobody', team: null })
    expect(await seenBy(ana, seen.savedViewId)).toBeUndefined()
    await expectReplayed()
  })

  test('stands in the list by name, whatever its letters’ case', async () => {
    const code = newCode()
    for (const name of [`${code} b`, `${code} A`, `${code} C`]) await make({ name })
    const names = (await listSavedViews(joost)).map(({ name }) => name).filter((name) => name.startsWith(`${code} `))
    expect(names).toEqual([`${code} A`, `${code} b`, `${code} C`])
  })

  test('is kept as the list itself would say it, without what it does not know', () => {
    const posted = { name: ' Big ones ', query: 'view=x&after=y&stalled=yes&nonsense=1&state=open&sort=-expected' }
    expect(AddSavedView(reading('EUR')).parse(posted)).toEqual({
      ...{ name: 'Big ones', sharedWith: 'nobody', team: null, query: 'state=open&stalled=1&sort=-expected' },
    })
  })

  test('sent twice is saved once', async () => {
    const as = { ...joost, ...newRequest() }
    const typed = form()
    const [first, second] = await Promise.all([addSavedView(as, typed), addSavedView(as, typed)])
    expect(second).toEqual(first)
  })

  test('is anybody’s right, and sharing it not a viewer’s', async () => {
    const { seen, typed } = await make({}, ines)
    await overwriteSavedView(ines, { ...seen, query: 'state=won' })
    expect(await seenBy(ines, seen.savedViewId)).toMatchObject({ query: 'state=won', version: 2 })
    await expectRefusal(() => addSavedView(ines, form({ sharedWith: 'all' })), 'forbidden')
    const shared = { ...seen, version: 2, name: typed.name, sharedWith: 'all' as const, team: null }
    await expectRefusal(() => editSavedView(ines, shared), 'forbidden')
  })
})

describe('a name', () => {
  test('is its owner’s once, whatever its case, and may be a colleague’s too', async () => {
    const name = `Porto ${newCode()}`
    const { typed } = await make({ name })
    await expectRefusal(
      () => addSavedView(joost, { ...typed, name: name.toUpperCase() }),
      'savedView.nameTaken',
      'name',
    )
    const other = await make()
    const renamed = { ...other.seen, name: name.toLowerCase(), sharedWith: 'nobody' as const, team: null }
    await expectRefusal(() => editSavedView(joost, renamed), 'savedView.nameTaken', 'name')
    await make({ name }, tiago)
  })

  test('must be there and short', () => {
    const { success } = EditSavedView(reading('EUR')).safeParse({})
    expect(success).toBe(false)
    const read = (name: string) => AddSavedView(reading('EUR')).safeParse({ name, query: '' }).success
    expect([read(''), read('x'.repeat(60)), read('x'.repeat(61))]).toEqual([false, true, false])
  })

  test('wanted by two at once is one’s', async () => {
    const typed = form()
    const answers = await Promise.allSettled([addSavedView(joost, typed), addSavedView(joost, typed)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a colleague’s view', () => {
  test('does not exist when it is not shared, whoever asks', async () => {
    const { seen, typed } = await make()
    for (const other of [ana, miriam, tiago]) {
      await expectRefusal(() => editSavedView(other, { ...seen, ...typed }), 'missing')
      await expectRefusal(() => overwriteSavedView(other, { ...seen, query: '' }), 'missing')
      await expectRefusal(() => removeSavedView(other, seen), 'missing')
    }
  })

  test('that is shared is changed by a manager, but who sees it is for its owner to say', async () => {
    const { seen, typed } = await make({ sharedWith: 'all' })
    await expectRefusal(() => overwriteSavedView(tiago, { ...seen, query: '' }), 'forbidden')
    await overwriteSavedView(miriam, { ...seen, query: 'due=late' })
    const now = { ...seen, version: 2, name: typed.name }
    await expectRefusal(() => editSavedView(miriam, { ...now, sharedWith: 'nobody', team: null }), 'forbidden')
    await editSavedView(miriam, { ...now, name: newCode(), sharedWith: 'all', team: null })
    await removeSavedView(miriam, { ...seen, version: 3 })
    expect(await seenBy(joost, seen.savedViewId)).toBeUndefined()
  })
})

describe('a view shared with a team', () => {
  const seers = async (id: string) => {
    const all = { ana, miriam, joost, tiago, ines }
    const seen = await Promise.all(Object.entries(all).map(async ([name, one]) => (await seenBy(one, id)) && name))
    return seen.filter(Boolean)
  }

  test('is seen by its owner and by those who are in it now, whatever their role', async () => {
    const team = await makeTeam('tiago', 'ines')
    const { seen } = await make({ sharedWith: 'team', team })
    expect(await seers(seen.savedViewId)).toEqual(['joost', 'tiago', 'ines'])
    await putInto(null, 'ines')
    await putInto(team, 'miriam')
    expect(await seers(seen.savedViewId)).toEqual(['miriam', 'joost', 'tiago'])
    await expectRefusal(() => overwriteSavedView(ines, { ...seen, query: '' }), 'missing')
    await expectRefusal(() => overwriteSavedView(ana, { ...seen, query: '' }), 'missing')
    await expectRefusal(() => overwriteSavedView(tiago, { ...seen, query: '' }), 'forbidden')
    await overwriteSavedView(miriam, { ...seen, query: 'due=late' })
    await expectReplayed()
  })

  test('is another’s when its owner says another team, and nobody’s but theirs when they take it back', async () => {
    const [one, other] = [await makeTeam('tiago'), await makeTeam('ines')]
    const { seen, typed } = await make({ sharedWith: 'team', team: one })
    const form = { ...seen, name: typed.name, sharedWith: 'team' as const, team: other }
    const moved = await editSavedView(joost, form)
    expect(await seers(seen.savedViewId)).toEqual(['joost', 'ines'])
    await putInto(other, 'miriam')
    await expectRefusal(() => undoChange(miriam, { changeId: moved.id ?? '' }), 'forbidden')
    await expectRefusal(() => editSavedView(miriam, { ...form, version: 2, team: one }), 'forbidden')
    await undoChange(joost, { changeId: moved.id ?? '' })
    expect(await seers(seen.savedViewId)).toEqual(['joost', 'tiago'])
    await editSavedView(joost, { ...form, version: 3, sharedWith: 'nobody' })
    expect(await seers(seen.savedViewId)).toEqual(['joost'])
    expect((await seenBy(joost, seen.savedViewId))?.teamId).toBeNull()
  })

  test('is a team that is named and in use, or was when it was said', async () => {
    const { teamId } = await makeTeamAt({ admin: ana })
    const untold = () => addSavedView(joost, form({ sharedWith: 'team' }))
    await expectRefusal(untold, 'savedView.teamMissing', 'team')
    const { seen, typed } = await make({ sharedWith: 'team', team: teamId })
    await archiveTeam(ana, { teamId, version: 1 })
    const archived = () => addSavedView(joost, form({ sharedWith: 'team', team: teamId }))
    await expectRefusal(archived, 'team.archived', 'team')
    await editSavedView(joost, { ...seen, name: newCode(), sharedWith: 'team', team: teamId })
    const again = { ...seen, version: 2, name: typed.name, sharedWith: 'nobody' as const, team: null }
    await editSavedView(joost, again)
    await expectRefusal(
      () => editSavedView(joost, { ...again, version: 3, sharedWith: 'team', team: teamId }),
      'team.archived',
      'team',
    )
  })

  test('that is removed stays in the history of its team alone', async () => {
    const team = await makeTeam('tiago')
    const { seen, typed } = await make({ sharedWith: 'team', team })
    const removed = await removeSavedView(joost, seen)
    const told = async (actor: typeof ana) => JSON.stringify(await listSavedViewChanges(actor, 1000))
    expect(await told(tiago)).toContain(`"${typed.name}"`)
    expect(await told(ines)).not.toContain(`"${typed.name}"`)
    await expect(findUndo(ines, removed.id ?? '')).rejects.toThrow('missing')
    expect(await findUndo(tiago, removed.id ?? '')).toMatchObject({ permitted: false })
    await putInto(null, 'tiago')
    await expect(findUndo(tiago, removed.id ?? '')).rejects.toThrow('missing')
  })
})

describe('two people in one shared view', () => {
  test('never overwrite each other’s filters, and meet in different fields', async () => {
    const { seen, typed } = await make({ sharedWith: 'all' })
    await overwriteSavedView(miriam, { ...seen, query: 'due=late' })
    const error = await overwriteSavedView(joost, { ...seen, query: 'due=none' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ChangedMeanwhile)
    expect(await seenBy(joost, seen.savedViewId)).toMatchObject({ query: 'due=late', version: 2 })
    await editSavedView(joost, { ...seen, name: newCode(), sharedWith: 'all', team: null })
    await overwriteSavedView(miriam, { ...seen, version: 2, query: 'due=none' })
    expect(await seenBy(joost, seen.savedViewId)).toMatchObject({ query: 'due=none', version: 4 })
    expect((await seenBy(joost, seen.savedViewId))?.name).not.toBe(typed.name)
    await expectRefusal(() => removeSavedView(joost, seen), 'changedMeanwhile')
  })

  test('at once: one is told', async () => {
    const { seen } = await make({ sharedWith: 'all' })
    const answers = await Promise.allSettled([
      overwriteSavedView(miriam, { ...seen, query: 'due=late' }),
      overwriteSavedView(joost, { ...seen, query: 'due=none' }),
    ])
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.map((reason) => reason instanceof Refusal && reason.key)).toEqual(['changedMeanwhile'])
  })
})

describe('taking back', () => {
  test('what was removed stands again, as it was', async () => {
    const { seen } = await make()
    const before = await allRows()
    const removed = await removeSavedView(joost, seen)
    const undone = await undoChange(joost, { changeId: removed.id ?? '' })
    expect(await allRows()).toEqual(before)
    await undoChange(joost, { changeId: undone.id ?? '' })
    expect(await seenBy(joost, seen.savedViewId)).toBeUndefined()
    await expectReplayed()
  })

  test('is no way to another’s own view', async () => {
    const { seen, changeId, typed } = await make()
    const removed = await removeSavedView(joost, seen)
    for (const id of [changeId, removed.id ?? '']) {
      await expect(findUndo(ana, id)).rejects.toThrow('missing')
      await expectRefusal(() => undoChange(ana, { changeId: id }), 'missing')
      expect(await mayUndo(ana, id)).toBe(false)
    }
    expect(JSON.stringify(await listSavedViewChanges(ana, 1000))).not.toContain(`"${typed.name}"`)
    expect(JSON.stringify(await listSavedViewChanges(joost, 1000))).toContain(`"${typed.name}"`)
  })

  test('of sharing is for the owner', async () => {
    const { seen, typed } = await make()
    const shared = await editSavedView(joost, { ...seen, name: typed.name, sharedWith: 'all', team: null })
    await expectRefusal(() => undoChange(miriam, { changeId: shared.id ?? '' }), 'forbidden')
    await expectRefusal(() => undoChange(tiago, { changeId: shared.id ?? '' }), 'forbidden')
    await undoChange(joost, { changeId: shared.id ?? '' })
    expect(await seenBy(miriam, seen.savedViewId)).toBeUndefined()
  })

  test('does not bring back a name that is taken by now', async () => {
    const { seen, typed } = await make()
    const removed = await removeSavedView(joost, seen)
    await addSavedView(joost, typed)
    await expectRefusal(() => undoChange(joost, { changeId: removed.id ?? '' }), 'savedView.nameTaken', 'name')
  })
})
