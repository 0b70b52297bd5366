import type { TakeBackProps } from '@/components/import/take-back'
import { number } from '@/lib/format/number'
import { moment } from '@/lib/format/time'
import type { Import } from '@/lib/transfer/find-import'
import { listLeft } from '@/lib/transfer/list-left'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import type { PageContext } from '@/lib/web/page'
import { undo } from '../actions'

/** The offer to take it back, how far that is, or what came of it. */
export async function takeBackProps(context: PageContext, { id, state }: Import): Promise<TakeBackProps> {
  const { actor, t, language } = context
  const { made, undone } = await countTakenBack(actor, id)
  const counts = { made: number(made, language), undone: number(undone, language), left: made - undone }
  if (state === 'undoing')
    return { heading: t('imports.undoRunning'), text: t('imports.undoSoFar', counts), running: true }
  if (state === 'undone') {
    const left = counts.left > 0 ? ` ${t('imports.undoLeft', counts)}` : ''
    const text = t('imports.undoSoFar', counts) + left
    return { heading: t('imports.undoDone'), text, running: false, left: await leftProps(context, id) }
  }
  const offer = { action: undo, label: t('imports.undo') }
  return { heading: t('imports.undoHeading'), text: t('imports.undoText', counts), running: false, offer }
}

/** So much of what stayed is named; the history of each customer has it all. */
const mostLeft = 50

async function leftProps({ actor, session, t, language }: PageContext, importId: string) {
  const when = (at: Date) => moment(at, language, session.organization.timeZone)
  const left = await listLeft(actor, importId, mostLeft)
  return left.map(({ changeId, customerId, name, later }) => ({
    id: changeId,
    name: name ?? '–',
    href: customerId ? `/customers/${customerId}` : null,
    why: later && {
      text: t('imports.undoLater', { who: later.who ?? t('changes.someone'), when: when(later.at) }),
      href: `/changes/${later.changeId}`,
    },
  }))
}
