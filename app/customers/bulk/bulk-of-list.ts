import type { BulkListProps } from '@/components/bulk/bulk-bar'
import { kinds } from '@/lib/bulk/kinds'
import { bulkKinds } from '@/lib/bulk/vocabulary'
import { type ListView, listUrl } from '@/lib/customers/list-view'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'
import type { LoadedList } from '../load-list'
import { choose } from './actions'

/** What this person can do to rows of this list; null when that is nothing. */
export function bulkOfList(
  { actor, t }: Pick<PageContext, 'actor' | 't'>,
  view: ListView,
  { totals }: Pick<LoadedList, 'totals'>,
): BulkListProps | null {
  const offered = bulkKinds.filter((kind) => {
    if (view.withoutLeads && kinds[kind].about === 'leads') return false
    if (kind === (view.archived ? 'archive' : 'restore')) return false
    return may(actor, kinds[kind].permission)
  })
  if (offered.length === 0) return null
  return {
    action: choose,
    list: listUrl(view),
    kinds: offered.map((kind) => ({ value: kind, label: t(`bulk.kind.${kind}`) })),
    texts: {
      caption: t('bulk.caption'),
      selected: t('bulk.selected'),
      whatToDo: t('bulk.whatToDo'),
      clear: t('bulk.clear'),
      thisPage: t('bulk.thisPage'),
      whole: t('bulk.all', { count: totals.count }),
    },
  }
}
