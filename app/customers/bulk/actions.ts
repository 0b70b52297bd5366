'use server'
import { z } from 'zod'
import { chooseRows } from '@/lib/bulk/choose-rows'
import { continueRun } from '@/lib/bulk/continue-run'
import { mostAtOnce } from '@/lib/bulk/few'
import { countResults, findChangeOf, findRun } from '@/lib/bulk/find-run'
import { kindOf } from '@/lib/bulk/kinds'
import { rehearseRun } from '@/lib/bulk/rehearse-run'
import { startRun } from '@/lib/bulk/start-run'
import { stopRun } from '@/lib/bulk/stop-run'
import { beginTakingBack } from '@/lib/bulk/take-back-run'
import { bulkKinds } from '@/lib/bulk/vocabulary'
import { listViewOf, withoutLeads } from '@/lib/customers/list-view'
import { type Reading, reading } from '@/lib/format/reading'
import type { Actor } from '@/lib/permissions/actor'
import { formAction } from '@/lib/web/form-action'
import { queryOf } from '@/lib/web/page-params'
import type { Session } from '@/lib/web/session'
import { ChooseForm } from './choose-form'

const pageOf = (runId: string) => ({ to: `/customers/bulk/${runId}` })

/** Goes on within the request where it is little; else its job does beside it. */
async function goOn(actor: Actor, runId: string) {
  const { rowCount } = await findRun(actor, runId)
  if (rowCount <= mostAtOnce) await continueRun(actor, runId)
}

/** What asks nothing more is looked at right away. */
async function chooseFromList(actor: Actor, input: ChooseForm, { organization }: Session) {
  const { timeZone, funnelOn, currency } = organization
  const query = Object.fromEntries(new URL(input.list ?? '/', 'http://localhost').searchParams)
  const asked = listViewOf(queryOf(query))
  const view = funnelOn ? asked : withoutLeads(asked)
  const rows = input.whole ? ('all' as const) : input.rows
  const runId = await chooseRows(actor, { kind: input.kind, view, timeZone, rows })
  const nothing = kindOf(input.kind).asks(reading(currency)).safeParse({})
  if (nothing.success && (await findRun(actor, runId)).state === 'chosen') {
    await rehearseRun(actor, runId, input.kind, nothing.data)
    await goOn(actor, runId)
  }
  return { id: null, entityId: runId, customerId: null }
}

export const choose = formAction(ChooseForm, chooseFromList, (_input, run) => pageOf(run?.entityId ?? ''))

/** What is asked for all rows is read by the kind itself. */
const AskForm = (read: Reading) =>
  z
    .looseObject({ runId: z.uuid(), kind: read.requiredOneOf(bulkKinds) })
    .transform(({ runId, kind, ...typed }, context) => {
      const parsed = kindOf(kind).asks(read).safeParse(typed)
      if (parsed.success) return { runId, kind, input: parsed.data }
      for (const issue of parsed.error.issues) if (issue.code === 'custom') context.addIssue({ ...issue })
      return z.NEVER
    })
type AskForm = z.output<ReturnType<typeof AskForm>>

async function lookFirst(actor: Actor, { kind, runId, input }: AskForm) {
  await rehearseRun(actor, runId, kind, input)
  await goOn(actor, runId)
}

export const look = formAction(AskForm, lookFirst, ({ runId }) => pageOf(runId))

const OneRun = z.object({ runId: z.uuid() })
type OneRun = z.output<typeof OneRun>

/** Little is done here and now, and leads back to the list, unless it went otherwise than was shown. */
async function carryOut(actor: Actor, { runId }: OneRun) {
  await startRun(actor, runId)
  await goOn(actor, runId)
  const run = await findRun(actor, runId)
  const { changed, refused, otherwise } = await countResults(run)
  const done = run.state === 'finished' && otherwise === 0
  const id = (done && (await findChangeOf(actor, run))) || null
  return { id, entityId: runId, customerId: null, changed, refused, list: done ? run.list : undefined }
}

export const start = formAction(OneRun, carryOut, ({ runId }, done) =>
  done?.list
    ? { to: done.list, flash: 'bulkDone', values: { changed: done.changed, refused: done.refused } }
    : pageOf(runId),
)

async function stopHere(actor: Actor, { runId }: OneRun) {
  await stopRun(actor, runId)
}

export const stop = formAction(OneRun, stopHere, ({ runId }) => pageOf(runId))

async function takeBack(actor: Actor, { runId }: OneRun) {
  await beginTakingBack(actor, runId)
}

export const undo = formAction(OneRun, takeBack, ({ runId }) => pageOf(runId))
