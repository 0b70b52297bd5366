import type { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'
import { peopleChoices } from '../people-choices'

/** Whose leads can be asked for: people's, or nobody's. */
export const ownerChoices = (
  context: Pick<PageContext, 'actor' | 't'>,
  chosen: string | undefined,
  members: Awaited<ReturnType<typeof listMembers>>,
) => [...peopleChoices(context, chosen, members), { value: 'nobody', label: context.t('crmOverview.nobody') }]
