import { database } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { clock } from '../clock'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { lockImport, ownImport } from './lock-import'
import { ofImport } from './rows-after'

/**
 * Begins to bring in a checked file, or goes on with one that was stopped; the rows themselves follow beside
 * the requests. Begun twice is begun once.
 */
export async function startImport(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const found = await lockImport(tx, actor, importId)
    if (['running', 'finished', 'undoing', 'undone'].includes(found.state)) return
    if (found.state !== 'checked' && found.state !== 'stopped') throw new Refusal('import.notChecked')
    const startedAt = found.startedAt ?? clock.now()
    const begun = { state: 'running', startedAt, startedBy: actor.userId }
    await tx.update(imports).set(begun).where(ownImport(actor, importId))
    await addJob(tx, { name: 'import', organizationId: actor.organizationId, id: importId })
    if (found.state === 'stopped') return
    await tx.update(importRows).set({ result: null, refusal: null, alike: null }).where(ofImport(found))
  })
}
