import { activityWords } from '@/app/activity-words'
import { peopleChoices } from '@/app/people-choices'
import type { ActivityFormProps, EditedActivity } from '@/components/activities/activity-form'
import type { ListedActivity } from '@/lib/activities/select-activities'
import { activityKinds } from '@/lib/activities/vocabulary'
import { listContacts } from '@/lib/contacts/list-contacts'
import { dayOf } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listLeads } from '@/lib/leads/list-leads'
import { may } from '@/lib/permissions/permissions'
import { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'

/** What the form of an activity offers; null for who may add none. `who` is offered even when they are gone. */
export async function activityForm(
  context: PageContext,
  customerId: string,
  who: string | undefined,
): Promise<ActivityFormProps | null> {
  const { actor, language, query, session } = context
  if (!may(actor, 'activity.add')) return null
  const [leads, contacts, members] = await Promise.all([
    session.organization.funnelOn ? listLeads(actor, customerId) : [],
    listContacts(actor, customerId),
    listMembers(actor),
  ])
  const { timeZone } = session.organization
  return {
    customerId,
    kinds: activityWords(context).kinds(activityKinds),
    kind: activityKinds.find((kind) => kind === query.get('kind')) ?? 'note',
    leads: leads.map(({ id, title, phase, openedAt }) => ({
      value: id,
      label: `${title ?? phase.description}, ${dayOf(openedAt, language, timeZone)}`,
    })),
    contacts: contacts.map(({ id, name }) => ({ value: id, label: name })),
    people: peopleChoices(context, who, members),
    me: actor.userId,
    texts: texts(language, 'activities'),
    labels: texts(language, 'fields'),
  }
}

/** An activity as the form that corrects it takes it. */
export function editedActivity(activity: ListedActivity, { t }: PageContext): EditedActivity {
  const { id, version, kind, text, result, day, time, minutes, leadId, contactId, assigneeId, doneAt } = activity
  return {
    ...{ id, version, kind, text, result, day, time, minutes, leadId, contactId, assigneeId },
    isDone: doneAt !== null,
    mayReopen: doneAt !== null && kind !== 'note',
    heading: t('activities.editHeading', { kind: t(`words.kind.${kind}`) }),
  }
}
