import { TeamsView } from '@/components/settings/teams-view'
import { texts } from '@/lib/i18n/translate'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { add, archive, edit, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, query } = context
    const [all, members] = await Promise.all([listTeams(actor), listMembers(actor)])
    const lines = all
      .filter((team) => !team.archivedAt)
      .map(({ id, version, name }) => ({
        ...{ id, version, name },
        members: members
          .filter(({ teamId, deactivatedAt }) => teamId === id && !deactivatedAt)
          .map((member) => ({ name: member.name, href: `/settings/users/${member.id}#edit` })),
      }))
    const line = lines.find(({ id }) => id === query.get('edit'))
    return (
      <TeamsView
        settings={settingsFrame(context, 'teams')}
        title={t('teams.title')}
        words={texts(language, 'teams')}
        lines={lines}
        archived={all.filter((team) => team.archivedAt).map(({ id, version, name }) => ({ id, version, name }))}
        editing={
          line
            ? {
                line,
                heading: t('teams.editHeading', { name: line.name }),
                archiveFirst: line.members.length > 0 ? t('teams.archiveFirst', { count: line.members.length }) : null,
              }
            : null
        }
        actions={{ add, edit, archive, restore }}
      />
    )
  },
  { permission: 'team.edit' },
)
