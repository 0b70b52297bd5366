import type { CustomerListProps, CustomFilter, FilterField } from '@/components/customers/customer-list-view'
import { type CustomField, inUse } from '@/lib/custom-fields/list-custom-fields'
import { columnOf, type ValueColumn } from '@/lib/custom-fields/vocabulary'
import { type FieldFilter, fieldPairs, fieldParameter, type Question } from '@/lib/customers/field-filters'
import type { ListFilter } from '@/lib/customers/list-view'
import { moneyInput } from '@/lib/format/money'
import { decimalInput } from '@/lib/format/number'
import type { PageContext } from '@/lib/web/page'
import { fieldGroups } from './field-groups'
import type { LoadedList } from './load-list'
import type { TypedErrors } from './sent-filters'

type Context = Pick<PageContext, 't' | 'session' | 'language' | 'query'>
type Option = { value: string; label: string }

/** What the form asks about each custom field that is in use, and keeps of what was asked about others. */
export function customFilters(
  context: Context,
  { fields: filters = [] }: Pick<ListFilter, 'fields'>,
  { fields, members }: Pick<LoadedList, 'fields' | 'members'>,
  errors: TypedErrors,
): { custom: CustomerListProps['filters']['custom']; others: { name: string; value: string }[] } {
  const { t, session } = context
  const { funnelOn } = session.organization
  const offered = fieldGroups(t, inUse(fields), funnelOn)
  const isOffered = ({ fieldId }: FieldFilter) => offered.some((group) => group.fields.some(({ id }) => id === fieldId))
  return {
    custom: offered.map((group) => ({
      label: group.label,
      filters: group.fields.map((field) =>
        customFilter(context, field, filters.find(({ fieldId }) => fieldId === field.id) ?? {}, members, errors),
      ),
    })),
    others: fieldPairs(filters.filter((one) => !isOffered(one))).map(([name, value]) => ({ name, value })),
  }
}

function customFilter(
  { t, session, language, query }: Context,
  { id, subject, name, kind, choices }: CustomField,
  filter: Partial<FieldFilter>,
  members: LoadedList['members'],
  errors: TypedErrors,
): CustomFilter {
  const { currency } = session.organization
  const parameter = (question: Question) => fieldParameter(subject, id, question)
  const typed = (question: Question, label: string, value: string, more: Partial<FilterField> = {}): FilterField => {
    const error = errors[parameter(question)]
    return { name: parameter(question), label, value: error ? query.get(parameter(question)) : value, error, ...more }
  }
  const fromTo = (from: FilterField, to: FilterField) => [from, to]
  const [since, until] = [t('listFilters.fieldFrom'), t('listFilters.fieldTo')]
  const chosen = (question: Question, options: Option[], value: string | undefined): FilterField[] => [
    {
      ...{ name: parameter(question), label: name, empty: t('listFilters.anyValue') },
      value: filter.none ? 'none' : value,
      options: [...options, { value: 'none', label: t('listFilters.withoutFieldValue') }],
    },
  ]
  const without = {
    ...{ name: parameter('none'), value: '1', label: t('listFilters.withoutFieldValue') },
    ticked: filter.none ?? false,
  }
  const ticked = (question: 'choice' | 'choices') =>
    choices.map((choice) => ({
      ...{ name: parameter(question), value: choice.id, label: choice.name },
      ticked: filter[question]?.includes(choice.id) ?? false,
    }))
  const amount = (minor: number | undefined) => moneyInput(minor ?? null, currency, language)
  const decimal = (value: number | undefined) => (value === undefined ? '' : decimalInput(value, language))
  const asked: Record<ValueColumn, () => Pick<CustomFilter, 'inputs' | 'ticks'>> = {
    text: () => ({
      inputs: [typed('contains', t('listFilters.contains'), filter.contains ?? '', { inputMode: 'text' })],
      ticks: [without],
    }),
    number: () => ({
      inputs: fromTo(typed('from', since, decimal(filter.from)), typed('to', until, decimal(filter.to))),
      ticks: [without],
    }),
    amount: () => ({
      inputs: fromTo(
        typed('amountFrom', since, amount(filter.amountFrom)),
        typed('amountTo', until, amount(filter.amountTo)),
      ),
      ticks: [without],
    }),
    day: () => ({
      inputs: fromTo(
        typed('dayFrom', since, filter.dayFrom ?? '', { type: 'date' }),
        typed('dayTo', until, filter.dayTo ?? '', { type: 'date' }),
      ),
      ticks: [without],
    }),
    choiceId: () => ({ inputs: [], ticks: [...ticked('choice'), without] }),
    choiceIds: () => ({ inputs: [], ticks: [...ticked('choices'), without] }),
    isOn: () => ({
      inputs: chosen(
        'on',
        [
          { value: '1', label: t('changes.yes') },
          { value: '0', label: t('changes.no') },
        ],
        filter.on === undefined ? undefined : filter.on ? '1' : '0',
      ),
      ticks: [],
    }),
    userId: () => ({
      inputs: chosen(
        'user',
        members.map((member) => ({ value: member.id, label: member.name })),
        filter.user,
      ),
      ticks: [],
    }),
  }
  return { id, label: name, ...asked[columnOf[kind]]() }
}
