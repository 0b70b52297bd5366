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
import { settingsFrame } from '@/lib/web/settings'
import { add, deactivate, edit, endSessions, newLink, restore } from './actions'

/** The list of users, with the form of one of them beside it, or that of a new one. */
export async function usersPage(context: PageContext, userId?: string) {
  const { actor, t, language, session } = context
  const [members, teams] = await Promise.all([listMembers(actor), listTeams(actor)])
  const lines = members
    .filter((member) => !member.deactivatedAt)
    .map((member) => ({
      id: member.id,
      version: member.version,
      name: member.name,
      email: member.email,
      role: member.role,
      roleName: t(`words.role.${member.role as Role}`),
      team: member.teamId,
      teamName: teams.find(({ id }) => id === member.teamId)?.name ?? null,
      you: member.id === actor.userId,
      invited: !member.hasPassword,
    }))
  const line = lines.find((one) => one.id === userId)
  if (userId && !line) throw new Missing()
  const { flash } = session
  const linked = flash?.key === 'linkMade' ? lines.find((one) => one.id === flash.values?.userId) : undefined
  const url = linked && (await publicUrl(`/invitation?token=${flash?.values?.token}`))
  const ends = new Date(clock.now().getTime() + invitationDays * 86_400_000)
  return (
    <UsersView
      settings={settingsFrame(context, 'users')}
      title={t('users.title')}
      words={texts(language, 'users')}
      lines={lines}
      deactivated={members.flatMap(({ id, version, name, deactivatedAt }) => {
        if (!deactivatedAt) return []
        const day = dayOf(deactivatedAt, language, session.organization.timeZone)
        return [{ id, version, name, text: t('users.deactivatedSince', { name, day }) }]
      })}
      roles={roles.map((role) => ({
        value: role,
        label: t(`words.role.${role}`),
        text: t(
          `users.role${{ admin: 'Admin', manager: 'Manager', sales: 'Sales', viewer: 'Viewer' }[role] as 'Admin'}`,
        ),
      }))}
      teams={teams.filter((team) => !team.archivedAt).map(({ id, name }) => ({ value: id, label: name }))}
      editing={
        line
          ? {
              line,
              heading: t('users.editHeading', { name: line.name }),
              deactivateTitle: t('users.deactivateTitle', { name: line.name }),
              deactivateText: t('users.deactivateText', {
                customers: await countOwned(actor, line.id),
                leads: await countOpenOwned(actor, line.id),
              }),
              others: lines.filter((one) => one.id !== line.id).map((one) => ({ value: one.id, label: one.name })),
            }
          : null
      }
      link={
        linked && url
          ? {
              heading: t('users.linkHeading', { name: linked.name }),
              text: t('users.linkText', { day: moment(ends, language, session.organization.timeZone) }),
              url,
              mail: `mailto:${linked.email}?body=${encodeURIComponent(url)}`,
            }
          : null
      }
      actions={{ add, edit, deactivate, restore, endSessions, newLink }}
    />
  )
}
