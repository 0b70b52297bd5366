'use server'
import { z } from 'zod'
import type { Actor } from '@/lib/permissions/actor'
import { checkImport } from '@/lib/transfer/check-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/run-import'
import { formAction } from '@/lib/web/form-action'
import { MappingForm, mappingOf } from './mapping-form'
import { runInBackground } from './run-in-background'

/** Keeps the choices; `values` shows the values of the columns just chosen, `check` goes on to the rehearsal. */
async function matchColumns(actor: Actor, input: MappingForm) {
  await mapImport(actor, input.importId, mappingOf(input))
  if (input.do === 'check') await checkImport(actor, input.importId)
}

export const match = formAction(MappingForm, matchColumns, (input) => ({
  to: input.do === 'check' ? `/import/${input.importId}/check` : `/import/${input.importId}`,
}))

async function bringIn(actor: Actor, { importId }: { importId: string }) {
  await startImport(actor, importId)
  runInBackground(actor, importId)
}

export const start = formAction(z.object({ importId: z.uuid() }), bringIn, (input) => ({
  to: `/import/${input.importId}/result`,
}))
