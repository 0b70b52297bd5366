import { z } from 'zod'
import type { DoneProps } from '@/components/funnel/done-form'
import { dayAfter, dayIn } from '@/lib/clock'
import type { Reading } from '@/lib/format/reading'
import { day } from '@/lib/format/time'
import { seenLead } from '@/lib/leads/phase-values'
import type { PageContext } from '@/lib/web/page'

/** How the form that ticks a next action off is read: one of the days offered, or another one. */
export const DoneForm = (read: Reading) =>
  z
    .object({ ...seenLead, customerId: z.uuid(), nextAction: read.text(200), ...dayOffered('nextActionOn', read) })
    .transform(chosenDay('nextActionOn'))

/** The fields of a day that is one of those offered or another one, and what they come to. */
export const dayOffered = <Name extends string>(name: Name, read: Reading) =>
  ({ [name]: z.union([z.literal('other').transform(() => null), read.day]), otherDay: read.day }) as Record<
    Name | 'otherDay',
    Reading['day']
  >
export const chosenDay =
  <Name extends string>(name: Name) =>
  <Form extends Record<Name | 'otherDay', string | null>>({ otherDay, ...rest }: Form) =>
    ({
      ...rest,
      [name]: (rest as unknown as Record<Name, string | null>)[name] ?? otherDay,
    }) as Omit<Form, 'otherDay'>

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
