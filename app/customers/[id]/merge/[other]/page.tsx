import { MergeView } from '@/components/duplicates/merge-view'
import { findMerge, type Side } from '@/lib/duplicates/find-merge'
import { number } from '@/lib/format/number'
import { dayOf } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { type PageContext, page } from '@/lib/web/page'
import { merge } from '../../../actions'
import { mergeFields } from './merge-fields'

export default page('customers', async (context) => {
  const { actor, t, frame, language, id } = context
  const { one, other, stays } = await findMerge(actor, id(), id('other'))
  const open = one.openLeadCount + other.openLeadCount
  return (
    <MergeView
      frame={frame}
      action={merge}
      texts={texts(language, 'duplicates')}
      title={t('duplicates.mergeTitle', { one: one.name, other: other.name })}
      back={{ href: `/customers/${one.id}/duplicates`, label: t('duplicates.heading', { customer: one.name }) }}
      sides={[sideOf(one, context), sideOf(other, context)]}
      stays={stays}
      has={has([one, other], context)}
      twoOpen={open > 1 ? t('duplicates.twoOpen', { count: open }) : null}
      {...(await mergeFields(one, other, stays, context))}
    />
  )

  function has([a, b]: [Side, Side], { t }: PageContext) {
    const line = (label: string, say: (side: Side) => string) => ({
      label,
      counts: [say(a), say(b)] as [string, string],
    })
    return [
      line(t('duplicates.contacts'), ({ moving }) => number(moving.contacts, language)),
      line(t('duplicates.leads'), ({ moving, openLeadCount }) =>
        t('duplicates.openLeads', { total: moving.leads, open: openLeadCount }),
      ),
      line(t('duplicates.activities'), ({ moving }) => number(moving.activities, language)),
      line(t('duplicates.files'), ({ moving }) => number(moving.files, language)),
    ]
  }
})

function sideOf(side: Side, { t, language, session }: PageContext) {
  const day = dayOf(side.createdAt, language, session.organization.timeZone)
  return {
    ...{ id: side.id, version: side.version, name: side.name },
    number: t('customerCard.number', { number: side.number }),
    since: t('duplicates.staysText', { number: side.number, day }),
  }
}
