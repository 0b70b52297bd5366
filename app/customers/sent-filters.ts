import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { isOfPhase, type ListFilter } from '@/lib/customers/list-view'
import { readMoney } from '@/lib/format/money'
import { isDay } from '@/lib/format/reading'
import type { PageContext } from '@/lib/web/page'
import { sentFields } from './sent-fields'

/** Fields of the filter form that are typed; amounts in major units, as people write them. */
export const typedFilters = ['scoreFrom', 'scoreTo', 'expectedFrom', 'expectedTo', 'from', 'to'] as const
export type TypedFilter = (typeof typedFilters)[number]
/** What cannot be read, by the name of its field. */
export type TypedErrors = { [name: string]: string | undefined }

/** The view that the filter form asks for, and what of it cannot be read; undefined when nobody sent the form. */
export async function sentFilters<View extends ListFilter>(
  context: Pick<PageContext, 'query' | 't' | 'session' | 'actor'>,
  view: View,
) {
  const { query, t, session, actor } = context
  const { currency } = session.organization
  if (query.get('show') === undefined) return undefined
  const errors: TypedErrors = {}
  const amount = (name: 'expectedFrom' | 'expectedTo') => {
    const text = query.get(name)
    const read = text === undefined ? undefined : readMoney(text, currency)
    if (text !== undefined && read === undefined) errors[name] = t('validation.money')
    else if (read !== undefined && read < 0) errors[name] = t('validation.moneyNegative')
    return errors[name] ? undefined : read
  }
  for (const name of ['scoreFrom', 'scoreTo'] as const) {
    const outside = view[name] !== undefined && (view[name] < 1 || view[name] > 100)
    if (outside || (query.get(name) !== undefined && view[name] === undefined)) {
      errors[name] = t('validation.whole', { min: 1, max: 100 })
    }
  }
  const from = dayOf('from')
  const to = dayOf('to')
  const event = isOfPhase(view.event) ? view.event : from || to ? (view.event ?? 'opened') : undefined
  const asked = {
    ...view,
    fields: sentFields(context, view, await listCustomFields(actor), errors),
    valueFrom: amount('expectedFrom'),
    valueTo: amount('expectedTo'),
    scoreFrom: errors.scoreFrom ? undefined : view.scoreFrom,
    scoreTo: errors.scoreTo ? undefined : view.scoreTo,
    ...{ event, from, to },
  }
  return { view: asked, errors }

  function dayOf(name: 'from' | 'to') {
    const text = query.get(name)
    if (text === undefined || isDay(text)) return text
    errors[name] = t('validation.day')
    return undefined
  }
}
