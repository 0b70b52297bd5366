import type { NewsGroup, NewsProps } from '@/components/today/changes-on-mine'
import { describeChange } from '@/lib/changes/describe'
import { findNames } from '@/lib/changes/find-names'
import { type ChangeOnMine, listChangesOnMine } from '@/lib/changes/list-changes-on-mine'
import { clock, dayIn } from '@/lib/clock'
import { day, timeOfDay } from '@/lib/format/time'
import { mostShown } from '@/lib/leads/list-today'
import type { PageContext } from '@/lib/web/page'

/** Who is here for the first time sees what happened in these days. */
const firstDays = 7
/** Beside its sentence a change shows so many fields; the history shows all. */
const mostFields = 3

/** What others changed on one's customers since one was last here, by customer, newest first. */
export async function newsOf(context: PageContext, before: Date | null): Promise<NewsProps> {
  const { actor, t, language, session } = context
  const { timeZone } = session.organization
  const after = before ?? new Date(clock.now().getTime() - firstDays * 86_400_000)
  const found = await listChangesOnMine(actor, after, mostShown + 1)
  const shown = found.slice(0, mostShown)
  const names = await findNames(actor, shown)
  return {
    since: before ? moment(before) : t('today.lastDays'),
    groups: [...byCustomer(shown)].map(([customerId, changes]) => groupOf(customerId, changes)),
    more: found.length > mostShown ? t('today.newest', { count: mostShown }) : null,
  }

  function groupOf(customerId: string, changes: ChangeOnMine[]): NewsGroup {
    const [{ customerName = '', entity = 'customer' } = {}] = changes
    return {
      href: `/customers/${customerId}/history`,
      customer: customerName,
      icon: entity === 'lead' ? 'layers' : entity === 'contact' ? 'users' : 'flag',
      moved: entity === 'lead',
      lines: changes.map(lineOf),
    }
  }

  function lineOf(change: ChangeOnMine): NewsGroup['lines'][number] {
    const { id, who, says, fields, created, at } = describeChange(change, { ...session.organization, language }, names)
    const told = created ? [] : fields.slice(0, mostFields)
    return {
      ...{ id, who, says, at: at.toISOString(), time: moment(at) },
      fields: told.map(
        ({ label, before: was, after: is }) => `${label}: ${was === null ? '' : `${was} → `}${is ?? '–'}`,
      ),
    }
  }

  /** The time alone for today. */
  function moment(at: Date): string {
    const [on, today] = [dayIn(timeZone, at), dayIn(timeZone)]
    const time = timeOfDay(at, language, timeZone)
    return on === today ? time : `${day(on, language, today, { weekday: true })}, ${time}`
  }
}

function byCustomer(changes: ChangeOnMine[]): Map<string, ChangeOnMine[]> {
  const groups = new Map<string, ChangeOnMine[]>()
  for (const change of changes) {
    const id = change.customerId ?? ''
    groups.set(id, [...(groups.get(id) ?? []), change])
  }
  return groups
}
