import { SearchView } from '@/components/search/search-view'
import { texts } from '@/lib/i18n/translate'
import { findEverywhere } from '@/lib/search/find-everywhere'
import { page } from '@/lib/web/page'
import { searchGroups } from './search-groups'

export default page('customers', async (context) => {
  const { actor, t, frame, language, query } = context
  const q = query.get('q')?.trim().slice(0, 100) ?? ''
  const found = q ? await findEverywhere(actor, q) : undefined
  const groups = found ? searchGroups(context, q, found) : []
  return (
    <SearchView
      frame={frame}
      texts={texts(language, 'search')}
      title={q ? t('search.title', { q }) : t('search.heading')}
      q={q}
      groups={groups}
      empty={groups.length > 0 ? null : emptyOf()}
    />
  )

  function emptyOf() {
    if (!q) return { heading: t('search.ask'), text: t('search.askText') }
    return { heading: t('search.nothing', { q }), text: t('search.nothingText') }
  }
})
