import type { Scope } from '@/lib/overview/scope'
import type { ListedTeam } from '@/lib/teams/list-teams'
import type { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'
import { peopleChoices } from '../people-choices'

type Members = Awaited<ReturnType<typeof listMembers>>
type Asked = Pick<Scope, 'owner' | 'team'>

/** Whose leads can be asked for: people's, nobody's, a team's. Teams in use, and the one asked for also when it is archived. */
export function whoseChoices(
  context: Pick<PageContext, 'actor' | 't'>,
  { owner, team }: Asked,
  members: Members,
  teams: ListedTeam[],
) {
  return {
    owner: owner ?? '',
    owners: [...peopleChoices(context, owner, members), { value: 'nobody', label: context.t('crmOverview.nobody') }],
    team: team ?? '',
    teams: teams
      .filter(({ id, archivedAt }) => !archivedAt || id === team)
      .map(({ id, name }) => ({ value: id, label: name })),
    sheet: { filters: context.t('customerList.filters'), close: context.t('customerList.close') },
  }
}

/** The same in words: whose figures these are. */
export function whoseWords(
  { t }: Pick<PageContext, 't'>,
  { owner, team }: Asked,
  members: Members,
  teams: ListedTeam[],
) {
  const nameOf = (list: { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? t('crmOverview.former')
  const parts = [
    owner && (owner === 'nobody' ? t('crmOverview.nobody') : nameOf(members, owner)),
    team && nameOf(teams, team),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : t('crmOverview.everyone')
}
