import { z } from 'zod'
import type { DoneProps } from '@/components/funnel/done-form'
import { dayAfter, dayIn } from '@/lib/clock'
import type { Reading } from '@/lib/format/reading'
import { day } from '@/lib/format/time'
import { seenLead } from '@/lib/leads/phase-values'
import type { PageContext } from '@/lib/web/page'

/** One of the days offered; null for another one, which a field of its own says. */
export const offeredDay = (read: Reading) => z.union([z.literal('other').transform(() => null), read.day])

/** How the form that ticks a next action off is read. */
export const DoneForm = (read: Reading) =>
  z
    .object({
      ...seenLead,
      customerId: z.uuid(),
      nextAction: read.text(200),
      nextActionOn: offeredDay(read),
      otherDay: read.day,
    })
    .transform(({ nextActionOn, otherDay, ...rest }) => ({ ...rest, nextActionOn: nextActionOn ?? otherDay }))

/** The days offered for what comes next: tomorrow, the two after it, and in a week. */
export function daysAhead({
  t,
  language,
  session,
}: Pick<PageContext, 't' | 'language' | 'session'>): DoneProps['days'] {
  const today = dayIn(session.organization.timeZone)
  return [1, 2, 3, 7].map((days) => {
    const value = dayAfter(today, days)
    const named = { 1: t('today.tomorrow'), 7: t('today.inAWeek') }[days]
    return { value, label: named ?? day(value, language, today, { weekday: true }) }
  })
}

/** This page with the form of one row in it: see `Tick`. */
export function tickOf({ query }: Pick<PageContext, 'query'>, id: string, label: string): DoneProps['tick'] {
  const parameters = new URLSearchParams(query.names().flatMap((name) => query.all(name).map((value) => [name, value])))
  parameters.set('done', id)
  return { href: `?${parameters}#done-${id}`, open: query.get('done') === id, label }
}
