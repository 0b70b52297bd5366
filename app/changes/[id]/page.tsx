import { ChangeView } from '@/components/history/change-view'
import { describeChange, kindOfCell, labelOfCell, shown } from '@/lib/changes/describe'
import { findNames } from '@/lib/changes/find-names'
import { moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { findUndo, type UndoRow } from '@/lib/undo/find-undo'
import { page } from '@/lib/web/page'
import { undo } from '@/lib/web/undo/actions'

export default page('customers', async (context) => {
  const { actor, t, frame, id, language, session, query } = context
  const found = await findUndo(actor, id())
  const { change } = found
  const rows = found.rows.filter((row) => kindOfCell(row) !== undefined)
  const names = await findNames(
    actor,
    [change],
    rows.flatMap((row) => (kindOfCell(row) === 'name' ? idsOf(row.now) : [])),
  )
  const reader = { ...session.organization, language }
  const { who, says, at } = describeChange(change, reader, names)
  const again = found.forgotten ? undefined : found.rows.find((row) => row.again)?.again
  const blocked = found.forgotten || found.gone || found.rows.some((row) => row.again !== undefined)
  const refused = whyRefused(query.get('refused'))
  const back = historyOf(change)
  return (
    <ChangeView
      frame={{ ...frame, place: back.startsWith('/settings') ? 'settings' : 'customers' }}
      texts={texts(language, 'undo')}
      title={blocked || refused ? t('undo.cannotTitle') : t('undo.title')}
      lead={leadOf()}
      sentence={{ ...says, who, when: moment(at, language, session.organization.timeZone) }}
      rows={rows.map(line)}
      together={found.others > 0 ? t('undo.together', { count: found.others }) : null}
      undo={blocked || !found.permitted ? null : { action: undo, changeId: change.id, back, label: t('undo.undo') }}
      newer={again ? `/changes/${again.changeId}` : null}
      back={back}
    />
  )

  function leadOf() {
    if (!found.possible) return t('undo.never')
    if (!found.permitted) return t('undo.forbidden')
    if (found.forgotten) return t('refusals.undo.fileForgotten')
    if (found.gone) return t('undo.gone')
    if (blocked) return t('undo.changedSince')
    return refused ?? t('undo.lead')
  }

  /** What only trying it showed to stand in the way; the address says which refusal, and not what is named in it. */
  function whyRefused(key: string | undefined) {
    const words: Record<string, string> = texts(language, 'refusals')
    if (key === undefined || !Object.hasOwn(words, key)) return undefined
    return words[key]?.includes('{') ? t('undo.refused') : words[key]
  }

  function line({ again, ...cell }: UndoRow) {
    const say = (value: unknown) => shown(value, cell, reader, names, t) ?? t('undo.nothing')
    const when = again && moment(again.at, language, session.organization.timeZone)
    return {
      label: labelOfCell(cell, names, t),
      before: say(cell.before),
      after: say(cell.after),
      now: say(cell.now),
      changed: again !== undefined,
      again: again
        ? { href: `/changes/${again.changeId}`, text: `${again.who ?? t('changes.someone')}, ${when}` }
        : null,
    }
  }
})

/** The history in which a change stands. */
function historyOf({ customerId, entity }: { customerId: string | null; entity: string }) {
  if (entity === 'savedView') return '/customers/views/history'
  return customerId ? `/customers/${customerId}/history` : '/settings/history'
}

const idsOf = (value: unknown) => [value].flat().filter((id) => typeof id === 'string')
