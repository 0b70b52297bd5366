import { database } from '@/db/client'
import { imports } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { lockImport, ownImport } from './lock-import'

/** Stops a running import, or its rehearsal, after the batch that is being written. What has come in stays. */
export async function stopImport(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, importId)
    const next = state === 'running' ? 'stopped' : state === 'checking' ? 'uploaded' : undefined
    if (next) await tx.update(imports).set({ state: next }).where(ownImport(actor, importId))
  })
}
