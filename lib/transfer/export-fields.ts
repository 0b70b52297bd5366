import type { CustomField } from '../custom-fields/list-custom-fields'
import { inUse, listCustomFields } from '../custom-fields/list-custom-fields'
import type { Value } from '../custom-fields/vocabulary'
import type { FullRow } from '../leads/read-all-rows'
import type { Actor } from '../permissions/actor'
import { listMembers } from '../users/list-members'

/** How an export writes what is not text. */
export type Writing = {
  amount: (minor: number | null) => string | null
  day: (on: string | null) => string | null
  number: (value: number) => string
  yesNo: (value: boolean) => string
  point: string
}

/** Between what was chosen of several; the import takes it apart again. */
export const betweenChoices = '; '

type Column = { head: string; cell: (row: FullRow) => string | null }

/** A column for each custom field that is in use, those of leads where there are any. */
export async function fieldColumns(
  actor: Actor,
  { withoutLeads }: { withoutLeads?: boolean },
  { amount, day, number, yesNo }: Writing,
): Promise<Column[]> {
  const fields = inUse(await listCustomFields(actor)).filter(({ subject }) => subject === 'customer' || !withoutLeads)
  const asksPeople = fields.some(({ kind }) => kind === 'user')
  const people = new Map(asksPeople ? (await listMembers(actor)).map(({ id, name }) => [id, name]) : [])
  return fields.map((field) => ({
    head: field.name,
    cell: ({ customerValues, leadValues }) => {
      const value = (field.subject === 'customer' ? customerValues : leadValues)?.[field.id]
      return value === undefined ? null : written(value, field)
    },
  }))

  function written(value: Value, { kind, choices }: CustomField): string | null {
    switch (kind) {
      case 'number':
        return number(Number(value))
      case 'money':
        return amount(Number(value))
      case 'day':
        return day(String(value))
      case 'yesNo':
        return yesNo(value === true)
      case 'choice':
      case 'choices':
        return choices
          .filter(({ id }) => [value].flat().includes(id))
          .map(({ name }) => name)
          .join(betweenChoices)
      case 'user':
        return people.get(String(value)) ?? null
      default:
        return String(value)
    }
  }
}
