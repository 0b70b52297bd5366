import { database } from '@/db/client'
import { imports } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { loadGround } from './ground'
import { keepOutcomes, type Outcome, outcomeOf } from './keep-outcomes'
import { lockImport, ownImport } from './lock-import'
import { isRefused } from './refused'
import { rowsAfter } from './rows-after'
import { summarizer } from './summarize'
import { workOutRow } from './work-out-row'

const batchSize = 2000

/** A rehearsal by the rules of the import: says of every row what would become of it, and writes nothing else. */
export async function checkImport(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const found = await lockImport(tx, actor, importId)
    if (found.state !== 'uploaded' && found.state !== 'checked') throw new Refusal('import.started')
    const ground = await loadGround(tx, actor, found, { lock: false })
    const summary = summarizer()
    for await (const rows of rowsAfter(tx, found, batchSize)) {
      const outcomes: Outcome[] = []
      for (const { line, plan } of await ground.plan(rows)) {
        const worked = isRefused(plan) ? plan : await workOutRow(actor, ground, plan, () => `new ${line}`)
        summary.add(worked)
        const { result, refusal } = outcomeOf(line, worked)
        outcomes.push({ line, result, refusal })
      }
      await keepOutcomes(tx, found, outcomes)
    }
    await tx.update(imports).set({ state: 'checked', summary: summary.total() }).where(ownImport(actor, importId))
  })
}
