import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { addFile } from '@/lib/files/add-file'
import { forgetRemoved } from '@/lib/files/forget-removed'
import { findFile } from '@/lib/files/list-files'
import { removeFile } from '@/lib/files/remove-file'
import { nameOf } from '@/lib/files/storage/storage'
import { findUndo } from '@/lib/undo/find-undo'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer } from '../../support/make'
import { expectReplayed } from '../../support/replay'
import { makeFileAt, withFile } from '../../support/targets'
import { storedFiles } from './stored-files'

const joost = actorOf('joost')
const home = { admin: joost, owner: joost.userId }
const { organizationId } = joost

test('what was removed more than thirty days ago is deleted for good, and nothing else', async () => {
  at('2026-03-01T10:00Z')
  const [kept, removed, late] = [await makeFileAt(home), await makeFileAt(home), await makeFileAt(home)]
  const early = await removeFile(joost, removed)
  at('2026-03-02T10:00Z')
  const second = await removeFile(joost, late)
  at('2026-03-31T09:59Z')
  expect(await forgetRemoved()).toBe(0)
  at('2026-03-31T10:01Z')
  expect(await forgetRemoved()).toBe(1)
  expect(await forgetRemoved()).toBe(0)
  const name = ({ fileId }: { fileId: string }) => nameOf({ organizationId, id: fileId })
  expect(storedFiles()).toEqual([name(kept), name(late)].sort())
  await expectRefusal(() => undoChange(joost, { changeId: early.id ?? '' }), 'undo.fileForgotten')
  expect(await findUndo(joost, early.id ?? '')).toMatchObject({ forgotten: true })
  expect(await findUndo(joost, second.id ?? '')).toMatchObject({ forgotten: false })
  await undoChange(joost, { changeId: second.id ?? '' })
  expect((await findFile(joost, late.customerId, late.fileId)).removedAt).toBeNull()
  await expectReplayed()
})

test('so is one whose addition was undone: it can no longer be brought back', async () => {
  at('2026-03-01T10:00Z')
  const { id: customerId } = await makeCustomer()
  const add = (name: string) => withFile(name, (path) => addFile(joost, { customerId, name, path }))
  const [one, other] = [await add('one.txt'), await add('other.txt')]
  const undone = await undoChange(joost, { changeId: one.id ?? '' })
  const back = await undoChange(joost, { changeId: other.id ?? '' })
  await undoChange(joost, { changeId: back.id ?? '' })
  at('2026-04-01T10:00Z')
  expect(await forgetRemoved()).toBe(1)
  expect(await forgetRemoved()).toBe(0)
  expect(storedFiles()).not.toContain(nameOf({ organizationId, id: one.entityId }))
  expect(storedFiles()).toContain(nameOf({ organizationId, id: other.entityId }))
  const recorded = await database().select().from(changes).where(eq(changes.entityId, one.entityId))
  expect(recorded.find(({ operation }) => operation === 'file.forgotten')).toMatchObject({
    ...{ userId: null, through: 'system', facts: { name: 'one.txt' }, customerId },
  })
  await expectRefusal(() => undoChange(joost, { changeId: undone.id ?? '' }), 'undo.fileForgotten')
})
