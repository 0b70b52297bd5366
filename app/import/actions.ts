'use server'
import { z } from 'zod'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import type { Actor } from '@/lib/permissions/actor'
import { Refusal } from '@/lib/refusal'
import { beginRehearsal, checkImport } from '@/lib/transfer/check-import'
import { findImport, type Import } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { Mapping } from '@/lib/transfer/mapping'
import { startImport } from '@/lib/transfer/start-import'
import { stopImport } from '@/lib/transfer/stop-import'
import { beginTakeBack } from '@/lib/transfer/take-back-import'
import { alikeRules } from '@/lib/transfer/vocabulary'
import { formAction } from '@/lib/web/form-action'
import { MappingForm, mappingOf } from './mapping-form'

/** So many rows are rehearsed within a request: a second or two. */
const mostAtOnce = 5000

/** Rehearses within the request, or beside the requests what is long. */
const rehearse = (actor: Actor, { id, rowCount }: Import) =>
  rowCount <= mostAtOnce ? checkImport(actor, id) : beginRehearsal(actor, id)

/** Keeps the choices, and rehearses when asked and nothing is left to say: values of columns just chosen come first. */
async function matchColumns(actor: Actor, input: MappingForm) {
  const found = await findImport(actor, input.importId)
  const { mapping, complete } = await mappingOf(found, input, inUse(await listCustomFields(actor)))
  await mapImport(actor, found.id, mapping)
  if (input.do !== 'check' || !complete) return
  await rehearse(actor, found)
}

export const match = formAction(MappingForm, matchColumns, (input) => ({
  to: input.do === 'check' ? `/import/${input.importId}/check` : `/import/${input.importId}?values=1#values`,
}))

const AlikeForm = z.object({ importId: z.uuid(), alike: z.enum(alikeRules) })

/** Keeps what becomes of rows that look like customers, and rehearses by it. */
async function decideAlike(actor: Actor, { importId, alike }: z.output<typeof AlikeForm>) {
  const found = await findImport(actor, importId)
  const mapping = Mapping.safeParse(found.mapping).data
  if (!mapping) throw new Refusal('import.notMatched')
  await mapImport(actor, importId, { ...mapping, alike })
  await rehearse(actor, found)
}

export const chooseAlike = formAction(AlikeForm, decideAlike, ({ importId }) => ({ to: `/import/${importId}/check` }))

const OneImport = z.object({ importId: z.uuid() })
const toProgress = ({ importId }: z.output<typeof OneImport>) => ({ to: `/import/${importId}/progress` })

async function bringIn(actor: Actor, { importId }: z.output<typeof OneImport>) {
  await startImport(actor, importId)
}

export const start = formAction(OneImport, bringIn, toProgress)

async function takeBack(actor: Actor, { importId }: z.output<typeof OneImport>) {
  await beginTakeBack(actor, importId)
}

// No place of the page is named: a browser without JavaScript does not load an address with one again.
export const undo = formAction(OneImport, takeBack, ({ importId }) => ({ to: `/import/${importId}/result` }))

async function stopBringingIn(actor: Actor, { importId }: z.output<typeof OneImport>) {
  await stopImport(actor, importId)
}

export const stop = formAction(OneImport, stopBringingIn, toProgress)
