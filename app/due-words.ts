import type { DueProps } from '@/components/funnel/due'
import { dayIn } from '@/lib/clock'
import { day } from '@/lib/format/time'
import { dueOf } from '@/lib/leads/due'
import type { PageContext } from '@/lib/web/page'

/** A planned day as its mark says it. */
export function dueWords({ t, language, session }: Pick<PageContext, 't' | 'language' | 'session'>) {
  const today = dayIn(session.organization.timeZone)
  return (on: string | null): DueProps => {
    const found = dueOf(on, today)
    const label = {
      late: () => t('overview.late', { days: 'days' in found ? found.days : 0 }),
      today: () => t('overview.today'),
      tomorrow: () => t('overview.tomorrow'),
      later: () => day(on ?? today, language, today, { weekday: true }),
      none: () => t('overview.noNextAction'),
    }[found.look]()
    return { look: found.look, label }
  }
}
