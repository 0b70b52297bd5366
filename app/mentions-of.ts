import type { MentionsProps } from '@/components/today/mentions'
import type { listMentions } from '@/lib/activities/list-mentions'
import { ago } from '@/lib/format/time'
import type { PageContext } from '@/lib/web/page'
import { mentionSee } from './activities/actions'

/** Where one was named, in the reader's language; null where nowhere. */
export function mentionsOf(
  { language, session }: PageContext,
  found: Awaited<ReturnType<typeof listMentions>>,
): MentionsProps | null {
  if (found.length === 0) return null
  return {
    action: mentionSee,
    lines: found.map(({ activityId, at, text, result, customerId, customerName, authorName }) => ({
      id: activityId,
      href: `/customers/${customerId}/activities`,
      customer: customerName,
      text: [text, result].filter(Boolean).join(' · '),
      by: authorName,
      at: at.toISOString(),
      when: ago(at, language, session.organization.timeZone),
    })),
  }
}
