import type { ShareProps } from '@/components/saved-views/share'
import { listTeams } from '@/lib/teams/list-teams'
import type { PageContext } from '@/lib/web/page'

/** Whom a view can be shared with: the teams in use, and the one that it is shared with also when it is archived. */
export async function shareOf(
  { actor }: Pick<PageContext, 'actor'>,
  { sharedWith, team }: Pick<ShareProps, 'sharedWith' | 'team'>,
  mayShare: boolean,
): Promise<ShareProps> {
  const teams = mayShare ? await listTeams(actor) : []
  const offered = teams.filter(({ id, archivedAt }) => !archivedAt || id === team)
  return { mayShare, sharedWith, team, teams: offered.map(({ id, name }) => ({ value: id, label: name })) }
}
