import type { ViewTabsProps } from '@/components/customers/view-tabs'
import { type ListFilter, type ListView, rowsUrl } from '@/lib/customers/list-view'
import { may } from '@/lib/permissions/permissions'
import { queryOfView, savedViewUrl } from '@/lib/saved-views/canonical-query'
import type { ListedView } from '@/lib/saved-views/list-saved-views'
import type { PageContext } from '@/lib/web/page'
import { viewOverwrite } from './views/actions'

/** So many saved views stand beside the list; the others, and all that can be done with them, in a menu. */
const inRow = 5

/** The views above the list: those that everybody has, and the saved ones, the reader's own first. */
export function viewTabs({ t, actor, session }: PageContext, view: ListView, views: ListedView[]): ViewTabsProps {
  const query = queryOfView(view)
  const opened = views.find(({ id }) => id === view.savedView)
  const isChanged = opened !== undefined && opened.query !== query
  const saved = [...views].sort((one, other) => isTheirs(one) - isTheirs(other))
  const row = [...saved.slice(0, inRow), ...saved.slice(inRow).filter((one) => one === opened)]
  const tab = (one: ListedView) => ({
    href: savedViewUrl(one),
    label: one.name,
    title: isTheirs(one) ? `${one.name}, ${t('savedViews.by', { name: one.ownerName })}` : one.name,
    current: one === opened,
  })
  const saveAs = `/customers/views/new?${query}${opened ? `&view=${opened.id}` : ''}`
  return {
    label: t('savedViews.title'),
    tabs: [...everybodys(), ...row.map(tab)],
    more: saved.filter((one) => !row.includes(one)).map(tab),
    saveAs: query && !opened ? { href: saveAs, label: t('savedViews.saveAs') } : null,
    manage: t('savedViews.manage'),
    changed: opened && isChanged ? changed(opened) : null,
  }

  function isTheirs({ ownerId }: ListedView) {
    return ownerId === actor.userId ? 0 : 1
  }

  function everybodys() {
    const ofLeads: [string, ListFilter][] = [
      [t('savedViews.mineOpen'), { owner: actor.userId, state: 'open' }],
      [t('customerList.due.week'), { due: 'week' }],
      [t('customerList.due.none'), { due: 'none' }],
    ]
    const all: [string, ListFilter][] = [[t('savedViews.all'), {}], ...(session.organization.funnelOn ? ofLeads : [])]
    return all.map(([label, filter]) => ({
      ...{ label, title: label, href: rowsUrl(filter) },
      current: !opened && rowsUrl(filter) === rowsUrl(view),
    }))
  }

  function changed({ id, name, version, ownerId, ownerName }: ListedView): ViewTabsProps['changed'] {
    const mayOverwrite = may(actor, 'savedView.edit', ownerId)
    return {
      text: mayOverwrite
        ? t('savedViews.changed', { name })
        : t('savedViews.changedOthers', { name, owner: ownerName }),
      save: mayOverwrite ? { action: viewOverwrite, id, version, query, label: t('savedViews.save') } : null,
      saveAsNew: { href: saveAs, label: t('savedViews.saveAsNew') },
      discard: { href: savedViewUrl(opened ?? { id, query }), label: t('savedViews.discard') },
    }
  }
}
