import { TeamsView } from '@/components/settings/teams-view'
import { texts } from '@/lib/i18n/translate'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'
import { add, archive, edit, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const [teams, members] = await Promise.all([listTeams(actor), listMembers(actor)])
    const list = settingsList(context, 'teams', teams, {
      own: (team) => ({
        members: members
          .filter(({ teamId, deactivatedAt }) => teamId === team.id && !deactivatedAt)
          .map(({ id, name }) => ({ name, href: `/settings/users/${id}#edit` })),
      }),
    })
    const count = list.editing?.line.members.length ?? 0
    return (
      <TeamsView
        {...list}
        words={texts(language, 'teams')}
        archiveFirst={count > 0 ? t('teams.archiveFirst', { count }) : null}
        actions={{ add, edit, archive, restore }}
      />
    )
  },
  { permission: 'team.edit' },
)
