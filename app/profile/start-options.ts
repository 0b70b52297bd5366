import type { ProfileProps } from '@/components/profile/profile-view'
import type { Translate } from '@/lib/i18n/translate'
import { findStartChoice } from '@/lib/saved-views/find-start-page'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { startPagesWith } from '@/lib/saved-views/vocabulary'
import type { Session } from '@/lib/web/session'

/** Where a person can start: the pages, and the views they see. */
export async function startOptions({ actor, organization }: Session, t: Translate): Promise<ProfileProps['start']> {
  const [chosen, views] = await Promise.all([findStartChoice(actor), listSavedViews(actor)])
  const pages = startPagesWith(organization)
  const saved = views.map(({ id, name, ownerId, ownerName }) => ({
    value: id,
    label: ownerId === actor.userId ? name : `${name}, ${t('savedViews.by', { name: ownerName })}`,
  }))
  return {
    chosen,
    options: [
      ...pages.map((page) => ({ value: page, label: t(`frame.${page}`) })),
      ...(saved.length > 0 ? [{ label: t('savedViews.title'), options: saved }] : []),
    ],
  }
}
