import { UsersView } from '@/components/settings/users-view'
import { clock } from '@/lib/clock'
import { countOwned } from '@/lib/customers/count-owned'
import { dayOf, moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { countOpenOwned } from '@/lib/leads/count-leads'
import { type Role, roles } from '@/lib/permissions/vocabulary'
import { Missing } from '@/lib/refusal'
import { listTeams } from '@/lib/teams/list-teams'
import { invitationDays } from '@/lib/users/invite'
import { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'
import { publicUrl } from '@/lib/web/public-url'
import { settingsList } from '@/lib/web/settings'
import { add, deactivate, edit, endSessions, newLink, restore } from './actions'

/** The list of users, with the form of one of them beside it, or that of a new one. */
export async function usersPage(context: PageContext, userId: string | null = null) {
  const { actor, t, language, session } = context
  const [members, teams] = await Promise.all([listMembers(actor), listTeams(actor)])
  const { timeZone } = session.organization
  const users = members.map((member) => ({ ...member, archivedAt: member.deactivatedAt }))
  const list = settingsList(context, 'users', users, {
    own: ({ id, email, role, teamId, hasPassword }) => ({
      ...{ email, role, team: teamId, you: id === actor.userId, invited: !hasPassword },
      roleName: t(`words.role.${role as Role}`),
      teamName: teams.find((team) => team.id === teamId)?.name ?? null,
    }),
    archivedAs: ({ name, deactivatedAt }) =>
      t('users.deactivatedSince', { name, day: deactivatedAt && dayOf(deactivatedAt, language, timeZone) }),
    editAt: (id) => `/settings/users/${id}`,
    open: userId,
  })
  const line = list.editing?.line
  if (userId && !line) throw new Missing()
  const { flash } = session
  const linked = flash?.key === 'linkMade' ? list.lines.find(({ id }) => id === flash.values?.userId) : undefined
  const url = linked && (await publicUrl(`/invitation?token=${flash?.values?.token}`))
  const ends = new Date(clock.now().getTime() + invitationDays * 86_400_000)
  return (
    <UsersView
      {...list}
      words={texts(language, 'users')}
      roles={roles.map((role) => ({
        value: role,
        label: t(`words.role.${role}`),
        text: t(
          `users.role${{ admin: 'Admin', manager: 'Manager', sales: 'Sales', viewer: 'Viewer' }[role] as 'Admin'}`,
        ),
      }))}
      teams={teams.filter((team) => !team.archivedAt).map(({ id, name }) => ({ value: id, label: name }))}
      deactivating={
        line && !line.you
          ? {
              title: t('users.deactivateTitle', { name: line.name }),
              text: t('users.deactivateText', {
                customers: await countOwned(actor, line.id),
                leads: await countOpenOwned(actor, line.id),
              }),
              others: list.lines.filter(({ id }) => id !== line.id).map(({ id, name }) => ({ value: id, label: name })),
            }
          : null
      }
      link={
        linked && url
          ? {
              heading: t('users.linkHeading', { name: linked.name }),
              text: t('users.linkText', { day: moment(ends, language, timeZone) }),
              url,
              mail: `mailto:${linked.email}?body=${encodeURIComponent(url)}`,
            }
          : null
      }
      actions={{ add, edit, archive: deactivate, restore, endSessions, newLink }}
    />
  )
}
