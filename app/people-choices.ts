import type { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'

/** Oneself first, then everybody who is there; `chosen` also when they are gone. */
export const peopleChoices = (
  { actor, t }: Pick<PageContext, 'actor' | 't'>,
  chosen: string | undefined,
  members: Awaited<ReturnType<typeof listMembers>>,
) => [
  { value: actor.userId, label: t('crmOverview.me') },
  ...members
    .filter((one) => one.id !== actor.userId && (!one.deactivatedAt || one.id === chosen))
    .map((one) => ({ value: one.id, label: one.name })),
]
