import { ShortcutsView } from '@/components/shortcuts/shortcuts-view'
import type { Translate } from '@/lib/i18n/translate'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'
import { areShortcutsOn } from '@/lib/web/shortcuts'
import { choose } from './actions'

/** The keys that do something, and whether they do. */
export default page('none', async ({ frame, language, t }) => (
  <ShortcutsView
    frame={frame}
    texts={texts(language, 'shortcuts')}
    isOn={await areShortcutsOn()}
    groups={groupsOf(t, frame.funnelOn)}
    action={choose}
  />
))

const groupsOf = (t: Translate, funnelOn: boolean) => [
  {
    ...{ id: 'everywhere', title: t('shortcuts.everywhere') },
    keys: [
      { keys: [t('shortcuts.ctrl'), 'K'], text: t('shortcuts.palette') },
      { keys: ['/'], text: t('shortcuts.search') },
      { keys: ['c'], text: t('frame.add') },
      { keys: ['?'], text: t('shortcuts.help') },
    ],
  },
  {
    ...{ id: 'go', title: t('shortcuts.go') },
    keys: [
      { keys: ['g', 't'], text: t('frame.today') },
      { keys: ['g', 'l'], text: t('frame.customers') },
      ...(funnelOn
        ? [
            { keys: ['g', 'b'], text: t('frame.board') },
            { keys: ['g', 'o'], text: t('frame.overview') },
          ]
        : []),
      { keys: ['g', 'a'], text: t('activities.toDo') },
    ],
  },
  {
    ...{ id: 'list', title: t('shortcuts.list') },
    keys: [
      { keys: ['j'], text: t('shortcuts.next') },
      { keys: ['k'], text: t('shortcuts.previous') },
      { keys: ['Enter'], text: t('shortcuts.open') },
      { keys: ['e'], text: t('shortcuts.change') },
    ],
  },
  {
    ...{ id: 'card', title: t('shortcuts.card') },
    keys: [
      { keys: ['e'], text: t('shortcuts.edit') },
      { keys: ['s'], text: t('shortcuts.save') },
      { keys: [t('shortcuts.ctrl'), 'Enter'], text: t('shortcuts.saveTyping') },
    ],
  },
]
