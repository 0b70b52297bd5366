import type { CustomerListProps } from '@/components/customers/customer-list-view'
import type { AccountType } from '@/lib/account-types/list-account-types'
import {
  dueFilters,
  isDescendingFirst,
  type ListView,
  listUrl,
  orderOf,
  sorts,
  sortsOfCustomers,
  stateFilters,
} from '@/lib/customers/list-view'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import type { PageContext } from '@/lib/web/page'

type Filters = CustomerListProps['filters']
type Field = Filters['fields'][number]

/** The filters of a view in the reader's language, and what the list says when they let nothing through. */
export function listFilters(
  { t, actor }: Pick<PageContext, 't' | 'actor'>,
  view: ListView,
  types: AccountType[],
  funnels: Map<string, LeadPhase[]>,
  owners: { id: string; name: string }[],
) {
  const option = (value: string, label: string) => ({ value, label })
  const all: Field[] = [
    {
      name: 'accountType',
      label: t('customerList.accountType'),
      empty: t('customerList.anyType'),
      value: view.accountType,
      options: types.map((type) => option(type.id, type.description)),
    },
    {
      name: 'phase',
      label: t('customerList.phase'),
      empty: t('customerList.anyPhase'),
      value: view.phase,
      options: types
        .filter((type) => type.leadPhases)
        .map((type) => ({
          label: type.description,
          options: (funnels.get(type.id) ?? []).map((phase) => option(phase.id, phase.description)),
        })),
    },
    {
      name: 'owner',
      label: t('customerList.owner'),
      empty: t('customerList.anyOwner'),
      value: view.owner,
      options: [
        option(actor.userId, t('customerList.me')),
        ...owners.filter((owner) => owner.id !== actor.userId).map((owner) => option(owner.id, owner.name)),
        option('nobody', t('customerList.nobody')),
      ],
    },
    {
      name: 'state',
      label: t('customerList.state'),
      empty: t('customerList.anyState'),
      value: view.state,
      options: stateFilters.map((state) => option(state, t(`customerList.state.${state}`))),
    },
    {
      name: 'due',
      label: t('customerList.nextAction'),
      empty: t('customerList.anyDue'),
      value: view.due,
      options: dueFilters.map((one) => option(one, t(`customerList.due.${one}`))),
    },
  ]
  const fields = all.filter(({ name }) => !(view.withoutLeads && ['phase', 'state', 'due'].includes(name)))
  const set = fields.filter((field) => field.value).map((field) => `${field.label}: ${chosenIn(field)}`)
  if (view.archived) set.push(t('customerList.archived'))
  const named = view.q ? [`“${view.q}”`, ...set] : set

  /** Each order in its usual direction, and the present one when it goes the other way. */
  const orders = [
    ...new Set([
      ...(view.withoutLeads ? sortsOfCustomers : sorts).map((sort) =>
        orderOf({ sort, descending: isDescendingFirst(sort) }),
      ),
      orderOf(view),
    ]),
  ]

  const filters: Filters = {
    q: view.q ?? '',
    isSet: named.length > 0,
    count: set.length,
    fields,
    archived: view.archived ?? false,
    order: orderOf(view),
    orders: orders.map((order) => option(order, t(`customerList.order.${order}`))),
    clear: listUrl({ sort: view.sort, descending: view.descending }),
  }
  const empty =
    named.length > 0
      ? {
          heading: t('customerList.nothingFound'),
          text: t('customerList.nothingFoundText', { filters: named.join(' · ') }),
          first: false,
        }
      : { heading: t('customerList.firstDay'), text: t('customerList.firstDayText'), first: true }
  return { filters, empty }
}

function chosenIn({ options, value, empty }: Field): string {
  const all = options.flatMap((one) => ('options' in one ? one.options : [one]))
  return all.find((one) => one.value === value)?.label ?? empty
}
