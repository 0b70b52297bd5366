import type { ActivityFormProps } from '@/components/activities/activity-form'
import type { DoneActivityProps } from '@/components/activities/done-activity'
import type { PlannedLine } from '@/components/activities/planned-list'
import type { EntryProps } from '@/components/activities/timeline'
import type { IconName } from '@/components/icon/icon-name'
import type { TimelineEntry } from '@/lib/activities/list-timeline'
import type { ListedActivity } from '@/lib/activities/select-activities'
import type { ActivityKind } from '@/lib/activities/vocabulary'
import { describeChange, type Names } from '@/lib/changes/describe'
import type { RecordedChange } from '@/lib/changes/list-changes'
import { dayIn } from '@/lib/clock'
import { day, timeOfDay } from '@/lib/format/time'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'
import { daysAhead, tickOf } from './done-form'
import { dueWords } from './due-words'

export const kindIcons: Record<ActivityKind, IconName> = {
  ...{ note: 'list', call: 'handset', meeting: 'users', visit: 'visit', task: 'check' },
}

/** Beside its sentence a change on the timeline shows so many fields; the history shows all. */
const mostFields = 3

/** Activities and changes in the reader's language. */
export function activityWords(context: PageContext) {
  const { actor, t, language, session } = context
  const { timeZone } = session.organization
  const today = dayIn(timeZone)
  const due = dueWords(context)

  /** "Today, 11:24"; an activity of which only the day is known says that alone. */
  function moment(at: Date, timed: boolean): string {
    const on = dayIn(timeZone, at)
    const label = on === today ? t('history.today') : day(on, language, today, { weekday: true })
    return timed ? t('activities.at', { day: label, time: timeOfDay(at, language, timeZone) }) : label
  }

  const mayEdit = ({ customerOwnerId, assigneeId }: ListedActivity) =>
    may(actor, 'activity.edit', customerOwnerId) || may(actor, 'activity.edit', assigneeId)

  const detailsOf = ({ leadTitle, contactName, minutes }: ListedActivity) =>
    [
      leadTitle,
      contactName && t('activities.with', { contact: contactName }),
      minutes && t('activities.lasted', { minutes }),
    ].filter((text) => typeof text === 'string')

  /** Where the file is that a change is about. */
  const fileOf = ({ entity, entityId, customerId }: RecordedChange) =>
    entity === 'file' ? { href: `/customers/${customerId}/files#file-${entityId}`, label: t('files.show') } : null

  const editUrl = ({ customerId, id }: ListedActivity) => `/customers/${customerId}/activities?edit=${id}#edit`

  function doneOf(activity: ListedActivity, from: DoneActivityProps['from']): DoneActivityProps {
    const { id, version, customerId } = activity
    const what = activity.text ?? t(`words.kind.${activity.kind}`)
    return {
      ...{ activityId: id, version, from, days: daysAhead(context) },
      tick: tickOf(context, id, t('today.doneWhat', { what, customer: activity.customerName })),
      answersAt: `/customers/${customerId}/activities?done=${id}`,
    }
  }

  return {
    mayEdit,
    doneOf,
    kinds: (kinds: readonly ActivityKind[]): ActivityFormProps['kinds'] =>
      kinds.map((kind) => ({ value: kind, label: t(`words.kind.${kind}`) })),

    entry(one: TimelineEntry, names: Names): EntryProps {
      if ('change' in one) {
        const { who, says, fields, created } = describeChange(one.change, { ...session.organization, language }, names)
        const told = created ? [] : fields.slice(0, mostFields)
        return {
          id: one.id,
          at: one.at.toISOString(),
          when: moment(one.at, true),
          icon: 'flag',
          moved: true,
          says: { ...says, who },
          lines: told.map(
            ({ label, before, after }) => `${label}: ${before === null ? '' : `${before} → `}${after ?? '–'}`,
          ),
          by: null,
          edit: null,
          more: fileOf(one.change),
        }
      }
      const { activity } = one
      const timed = activity.kind === 'task' || activity.time !== null
      return {
        id: one.id,
        at: one.at.toISOString(),
        when: moment(one.at, timed),
        icon: kindIcons[activity.kind],
        moved: false,
        heading: t(`words.kind.${activity.kind}`),
        text: activity.text,
        result: activity.result,
        lines: detailsOf(activity),
        by: activity.assigneeName,
        edit: mayEdit(activity) ? editUrl(activity) : null,
        more: null,
      }
    },

    planned(activity: ListedActivity, from: 'toDo' | 'timeline'): PlannedLine {
      const { id, kind, customerId, time } = activity
      const what = activity.text ?? t(`words.kind.${kind}`)
      return {
        id,
        href: from === 'timeline' ? editUrl(activity) : `/customers/${customerId}/activities`,
        icon: kindIcons[kind],
        kind: t(`words.kind.${kind}`),
        what,
        details: [time, from === 'toDo' && activity.customerName, ...detailsOf(activity)].filter(Boolean).join(' · '),
        who: activity.assigneeName,
        due: activity.day ? due(activity.day) : { look: 'later', label: t('activities.undated') },
        done: mayEdit(activity) ? doneOf(activity, from) : null,
      }
    },
  }
}
