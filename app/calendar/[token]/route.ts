import { ownerOfCalendar } from '@/lib/activities/calendar/calendar-link'
import { type CalendarEntry, listCalendar } from '@/lib/activities/calendar/list-calendar'
import { writeCalendar } from '@/lib/activities/calendar/write-calendar'
import { isLanguage } from '@/lib/i18n/languages'
import type { MessageKey } from '@/lib/i18n/messages'
import { translator } from '@/lib/i18n/translate'
import type { Role } from '@/lib/permissions/vocabulary'
import { Missing } from '@/lib/refusal'
import { publicUrl } from '@/lib/web/public-url'
import { route } from '@/lib/web/route'

/** A person's calendar for the programs of their devices: who has the address needs no session. */
export const GET = route(async (_request: Request, { params }: { params: Promise<{ token: string }> }) => {
  const { token } = await params
  const found = await ownerOfCalendar(token.replace(/\.ics$/, ''))
  if (!found) throw new Missing()
  const { user, membership, organization } = found
  const role = membership.role as Role
  const actor = { organizationId: organization.id, userId: user.id, role, through: 'system' } as const
  const language = [user.language, organization.language].find(isLanguage) ?? 'en'
  const t = translator(language)
  const home = await publicUrl('')
  const entries = await listCalendar(actor, organization)
  const summaryOf = ({ kind, what, customerName }: CalendarEntry) => {
    const label = kind === 'nextAction' ? t('overview.nextAction') : t(`words.kind.${kind}` as MessageKey)
    return `${what ?? label}, ${customerName}`
  }
  const events = entries.map((entry) => ({
    ...entry,
    summary: summaryOf(entry),
    url: `${home}/customers/${entry.customerId}/${entry.kind === 'nextAction' ? 'overview' : 'activities'}`,
  }))
  return new Response(writeCalendar(events, { name: 'Funil', timeZone: organization.timeZone }), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
  })
})
