import { createReadStream } from 'node:fs'
import { lockRow } from '../changes/gate'
import { type Change, record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { demandNotMerged } from '../customers/change-customer'
import { findCustomer } from '../customers/find-customer'
import { idOf, newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { cleanName } from './clean-name'
import { demandHarmless } from './demand-harmless'
import { lookInto } from './look-into'
import { openStorage } from './storage/open-storage'
import { nameOf } from './storage/storage'

/** A file that lies at `path`, and the name it came with. */
export type AddFile = { customerId: string; name: string; path: string }

/** Keeps a file with a customer. Refused are an empty one and a program; what is refused leaves no bytes behind. */
export async function addFile(actor: Actor, { customerId, name: typed, path }: AddFile): Promise<Change> {
  await findCustomer(actor, customerId)
  demand(actor, 'file.add')
  const name = cleanName(typed)
  if (!name) throw new Refusal('file.nameMissing', 'file')
  const looks = await lookInto(path)
  if (looks.size === 0) throw new Refusal('file.empty', 'file')
  demandHarmless({ name, ...looks }, 'file')
  const id = newId()
  const storage = openStorage()
  const stored = nameOf({ ...actor, id })
  await storage.put(stored, createReadStream(path), looks)
  // What cannot be dropped now, `sweepLeftovers` finds.
  const drop = () => storage.remove(stored).catch(() => {})
  try {
    const once = actor.requestId && idOf(JSON.stringify([actor.requestId, customerId, name, looks.sha256]))
    const change = await keep({ ...actor, requestId: once }, id, { customerId, name, ...looks })
    // A form that was sent twice.
    if (change.entityId !== id) await drop()
    return change
  } catch (error) {
    await drop()
    throw error
  }
}

type Kept = { customerId: string; name: string; size: number; type: string; sha256: string }

const keep = (actor: Actor, id: string, kept: Kept) =>
  transact(actor, async (tx) => {
    demandNotMerged(await lockRow(tx, actor, 'customer', kept.customerId, 'share'))
    const row = { ...kept, createdBy: actor.userId, createdAt: clock.now(), removedAt: null }
    return record(
      tx,
      actor,
      { entity: 'file', entityId: id, version: 1, customerId: kept.customerId },
      { operation: 'file.added', facts: { name: kept.name }, writes: [insert('files', { id }, row)] },
    )
  })
