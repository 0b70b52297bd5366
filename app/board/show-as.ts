import type { ShowAsProps } from '@/components/frame/show-as'
import type { Translate } from '@/lib/i18n/translate'

/** The two ways to show leads, each with the URL of the same filters. */
export const showAs = (t: Translate, shown: 'list' | 'board', list: string, board: string): ShowAsProps => ({
  label: t('board.showAs'),
  ways: [
    { href: list, icon: 'list', label: t('board.list'), current: shown === 'list' },
    { href: board, icon: 'board', label: t('frame.board'), current: shown === 'board' },
  ],
})
