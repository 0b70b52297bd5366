import { database } from '@/db/client'
import { imports } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { lockImport, ownImport } from './lock-import'
import type { Mapping } from './mapping'

const identified = ['customerName', 'customerNumber', 'customerExternalId'] as const

/** Keeps what was chosen for a file that is not brought in yet. */
export async function mapImport(actor: Actor, importId: string, mapping: Mapping) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state, columns } = await lockImport(tx, actor, importId)
    if (state !== 'uploaded' && state !== 'checked') throw new Refusal('import.started')
    const wanted = mapping.columns.filter((target) => target !== null)
    const twice = wanted.find((target, at) => wanted.indexOf(target) < at)
    if (twice) throw new Refusal('import.columnTwice', `column.${mapping.columns.lastIndexOf(twice)}`)
    if (mapping.columns.length !== columns.length || !identified.some((target) => wanted.includes(target)))
      throw new Refusal('import.noCustomerColumn', 'column.0')
    await tx.update(imports).set({ mapping, state: 'uploaded', summary: null }).where(ownImport(actor, importId))
  })
}
