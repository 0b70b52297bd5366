import { and, arrayContains, asc, eq, or } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { customerValues, customFieldChoices, leadValues } from '@/db/schema'
import type { RowOf } from '../changes/gate'
import { changedRow, insert, remove, update, type Write } from '../changes/write'
import { clock } from '../clock'
import { newId } from '../ids'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import type { EditCustomField } from './edit-custom-field'
import { type FieldKind, hasChoices, mostChoices } from './vocabulary'

type Typed = Pick<EditCustomField, 'newChoices' | 'choiceNames' | 'choiceOrder' | 'archivedChoices'>

/** What makes the choices of a field, which is locked, those that were typed. One that is used is not taken away. */
export async function choiceWrites(tx: Transaction, actor: Actor, field: RowOf<'customField'>, typed: Typed) {
  if (!hasChoices(field.kind as FieldKind)) return []
  const now = await tx
    .select()
    .from(customFieldChoices)
    .where(and(eq(customFieldChoices.organizationId, actor.organizationId), eq(customFieldChoices.fieldId, field.id)))
    .orderBy(asc(customFieldChoices.orderNumber))
  const names = new Set<string>()
  const writes: Write[] = []
  for (const { organizationId: _, id, ...row } of now) {
    const name = id in typed.choiceNames ? (typed.choiceNames[id] ?? null) : row.name
    if (name === null) {
      const refuse = () => new Refusal('customField.choiceUsed', inputOfChoice(id), { name: row.name })
      if (await isUsed(tx, actor, field.id, id)) throw refuse()
      writes.push(remove('customFieldChoices', { id }, row))
      continue
    }
    demandNew(names, name, inputOfChoice(id))
    const archivedAt = typed.archivedChoices.includes(id) ? (row.archivedAt ?? clock.now()) : null
    const orderNumber = typed.choiceOrder[id] ?? row.orderNumber
    writes.push(update('customFieldChoices', { id }, row, { name, archivedAt, orderNumber }))
  }
  const last = Math.max(0, ...now.map(({ id, orderNumber }) => typed.choiceOrder[id] ?? orderNumber))
  const added = newChoiceWrites(field.id, typed.newChoices, names, last)
  return [...writes, ...added].filter((write) => changedRow(write) !== undefined)
}

/** New choices behind the last; `names`, in lower case, are there already. A field has one choice at least. */
export function newChoiceWrites(fieldId: string, added: string[], names = new Set<string>(), last = 0): Write[] {
  for (const name of added) demandNew(names, name, 'newChoices')
  if (names.size === 0) throw new Refusal('customField.noChoices', 'newChoices')
  if (names.size > mostChoices) throw new Refusal('customField.tooManyChoices', 'newChoices', { max: mostChoices })
  return added.map((name, at) =>
    insert('customFieldChoices', { id: newId() }, { fieldId, name, orderNumber: last + (at + 1) * 10 }),
  )
}

const inputOfChoice = (id: string) => `choiceNames.${id}`

function demandNew(names: Set<string>, name: string, field: string) {
  const bare = name.toLowerCase()
  if (names.has(bare)) throw new Refusal('customField.choiceTwice', field, { name })
  names.add(bare)
}

async function isUsed(tx: Transaction, { organizationId }: Actor, fieldId: string, id: string): Promise<boolean> {
  for (const table of [customerValues, leadValues] as (typeof customerValues)[]) {
    const chosen = or(eq(table.choiceId, id), arrayContains(table.choiceIds, [id]))
    const [row] = await tx
      .select({ fieldId: table.fieldId })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), eq(table.fieldId, fieldId), chosen))
      .limit(1)
    if (row) return true
  }
  return false
}
