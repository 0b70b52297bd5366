import { type CustomField, inUse } from '@/lib/custom-fields/list-custom-fields'
import { columnOf, type ValueColumn } from '@/lib/custom-fields/vocabulary'
import { type FieldFilter, fieldParameter, isAsking, type Question } from '@/lib/customers/field-filters'
import type { ListFilter } from '@/lib/customers/list-view'
import { reading } from '@/lib/format/reading'
import type { MessageKey } from '@/lib/i18n/messages'
import { isId } from '@/lib/ids'
import type { PageContext } from '@/lib/web/page'
import type { TypedErrors } from './sent-filters'

/**
 * What the filter form asks of custom fields: those it shows are read as people write them, what was asked about others
 * stays. What cannot be read is put into `errors`.
 */
export function sentFields(
  { query, t, session }: Pick<PageContext, 'query' | 't' | 'session'>,
  { fields: asked = [] }: Pick<ListFilter, 'fields'>,
  fields: CustomField[],
  errors: TypedErrors,
): FieldFilter[] | undefined {
  const read = reading(session.organization.currency)
  const shown = inUse(fields)
  const others = asked.filter(({ fieldId }) => !shown.some(({ id }) => id === fieldId))
  const filters = [...others, ...shown.map(sent)].filter(isAsking)
  return filters.length > 0 ? filters : undefined

  function sent({ id, subject, kind }: CustomField): FieldFilter {
    const name = (question: Question) => fieldParameter(subject, id, question)
    const typed = <T>(question: Question, reader: { safeParse: (text: unknown) => Parsed<T> }): T | undefined => {
      const parsed = reader.safeParse(query.get(name(question)))
      if (parsed.success) return parsed.data ?? undefined
      const [issue] = parsed.error?.issues ?? []
      const params = issue && 'params' in issue ? (issue.params as Record<string, string | number>) : {}
      errors[name(question)] = t(`validation.${issue?.message ?? 'invalid'}` as MessageKey, params)
      return undefined
    }
    const ids = (question: Question) => {
      const known = query.all(name(question)).filter(isId)
      return known.length > 0 ? [...new Set(known)].sort() : undefined
    }
    const questions: Record<ValueColumn, () => Partial<FieldFilter>> = {
      text: () => ({ contains: query.get(name('contains'))?.trim().slice(0, 100) || undefined }),
      number: () => ({ from: typed('from', read.number), to: typed('to', read.number) }),
      amount: () => ({ amountFrom: typed('amountFrom', read.money), amountTo: typed('amountTo', read.money) }),
      day: () => ({ dayFrom: typed('dayFrom', read.day), dayTo: typed('dayTo', read.day) }),
      choiceId: () => ({ choice: ids('choice') }),
      choiceIds: () => ({ choices: ids('choices') }),
      isOn: () => ({ on: { '1': true, '0': false }[query.get(name('on')) ?? ''] }),
      userId: () => ({ user: ids('user')?.[0] }),
    }
    // In a list of choices it stands among them.
    const none =
      query.get(name('none')) !== undefined || (['on', 'user'] as const).some((one) => query.get(name(one)) === 'none')
    return { subject, fieldId: id, ...questions[columnOf[kind]](), none: none || undefined }
  }
}

type Parsed<T> = { success: boolean; data?: T | null; error?: { issues: { message: string }[] } }
