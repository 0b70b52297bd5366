import { and, isNotNull } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { asOnlyRunner } from '../as-only-runner'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { findImport, type Import } from './find-import'
import { loadGround } from './ground'
import { keepOutcomes, type Outcome, outcomeOf } from './keep-outcomes'
import { findLastLines } from './last-lines'
import { lockImport, ownImport } from './lock-import'
import { Mapping } from './mapping'
import { isRefused } from './refused'
import { ofImport, rowsAfter } from './rows-after'
import { summarizer } from './summarize'
import { workOutRow } from './work-out-row'

const batchSize = 2000

/** A rehearsal by the rules of the import: says of every row what would become of it, and writes nothing else. */
export async function checkImport(actor: Actor, importId: string) {
  await askForRehearsal(actor, importId)
  await continueRehearsal(actor, importId)
}

/** Asks for a rehearsal, which is made beside the requests. Begun twice is begun once. */
export const beginRehearsal = (actor: Actor, importId: string) =>
  askForRehearsal(actor, importId, (tx) =>
    addJob(tx, { name: 'import', organizationId: actor.organizationId, id: importId }),
  )

async function askForRehearsal(actor: Actor, importId: string, also = async (_tx: Transaction) => {}) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state, mapping } = await lockImport(tx, actor, importId)
    if (state === 'checking') return
    if (state !== 'uploaded' && state !== 'checked') throw new Refusal('import.started')
    if (!Mapping.safeParse(mapping).success) throw new Refusal('import.notMatched')
    const begun = { state: 'checking', startedBy: actor.userId, summary: null }
    await tx.update(imports).set(begun).where(ownImport(actor, importId))
    await also(tx)
  })
}

/**
 * Makes the rehearsal that was asked for, in one process, some rows at a time. Rows stand on those before them, so that
 * one that was ended in between is made from the start.
 */
export async function continueRehearsal(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await findImport(actor, importId)
  return asOnlyRunner(importId, async () => {
    const found = await findImport(actor, importId)
    if (found.state !== 'checking') return
    try {
      await rehearse(actor, found)
    } catch (error) {
      await moveOn(actor, importId, { state: 'uploaded' })
      throw error
    }
  })
}

async function rehearse(actor: Actor, found: Import) {
  const forgotten = { result: null, refusal: null, alike: null }
  await database()
    .update(importRows)
    .set(forgotten)
    .where(and(ofImport(found), isNotNull(importRows.result)))
  const ground = await loadGround(database(), actor, found, { lock: false })
  const lastLine = await findLastLines(found, ground)
  const summary = summarizer()
  for await (const rows of rowsAfter(database(), found, batchSize)) {
    const outcomes: Outcome[] = []
    for (const { line, plan } of await ground.plan(rows)) {
      const worked = isRefused(plan) ? plan : await workOutRow(actor, ground, { line, plan }, () => `new ${line}`)
      summary.add(worked)
      const { result, refusal, alike } = outcomeOf(line, worked)
      outcomes.push({ line, result, refusal, alike })
    }
    if (!(await moveOn(actor, found.id, {}, outcomes))) return
    ground.customers.forget(rows.at(-1)?.line ?? 0, lastLine)
  }
  await moveOn(actor, found.id, { state: 'checked', summary: summary.total() })
}

/** Keeps what was found so far, unless somebody has stopped it; answers whether it is to go on. */
function moveOn(actor: Actor, importId: string, set: Partial<Import>, outcomes: Outcome[] = []) {
  return database().transaction(async (tx) => {
    const now = await lockImport(tx, actor, importId)
    if (now.state !== 'checking') return false
    if (outcomes.length > 0) await keepOutcomes(tx, now, outcomes)
    if (set.state) await tx.update(imports).set(set).where(ownImport(actor, importId))
    return true
  })
}
