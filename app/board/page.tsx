import { redirect } from 'next/navigation'
import { BoardView } from '@/components/board/board-view'
import { boardUrl, boardViewOf, filtersOf } from '@/lib/board/board-view'
import { listUrl } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { isComplete } from '@/lib/lead-phases/funnel'
import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { sentFilters } from '../customers/sent-filters'
import { move } from './actions'
import { boardFilters } from './board-filters'
import { boardTexts, boardWords } from './board-words'
import { loadBoard } from './load-board'
import { showAs } from './show-as'

export default page('board', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  if (!funnelOn) throw new Missing()
  const read = boardViewOf(query)
  const sent = await sentFilters(context, read)
  const errors = sent?.errors ?? {}
  if (sent && Object.keys(errors).length === 0) redirect(boardUrl({ ...read, ...filtersOf(sent.view) }))
  const view = sent ? { ...read, ...filtersOf(sent.view) } : read
  const board = await loadBoard(actor, view, timeZone)
  const { types, shown } = board
  const words = boardWords(context, view)
  const filters = boardFilters(context, view, board, errors)
  const list = { ...filtersOf(view), funnel: shown?.type.id, state: 'open', sort: view.sort } as const
  const columns = shown ? words.columns(shown) : []
  const isEmpty = shown?.columns.every(({ totals }) => totals.count === 0) ?? true
  return (
    <BoardView
      frame={frame}
      texts={boardTexts(language)}
      listTexts={texts(language, 'customerList')}
      title={t('board.title')}
      sum={words.sum(shown)}
      showAs={showAs(t, 'board', listUrl({ ...list, descending: view.descending }), boardUrl(view))}
      types={types.map(({ id, description }) => ({
        href: boardUrl(view, { funnel: id, column: undefined }),
        label: description,
        current: id === shown?.type.id,
      }))}
      filters={filters}
      warning={
        shown && !isComplete(shown.phases)
          ? {
              text: t('overview.incomplete', { accountType: shown.type.description }),
              href: frame.admin ? `/settings/account-types/${shown.type.id}/phases` : null,
            }
          : null
      }
      similar={shown?.similar && !isEmpty ? t('customerList.similar', { q: view.q ?? '' }) : null}
      empty={isEmpty ? words.empty(frame, shown, filters) : null}
      columns={columns}
      here={boardUrl(view, { after: view.after, before: view.before })}
      move={move}
    />
  )
})
