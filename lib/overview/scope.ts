import { dayAfter } from '../clock'
import { isDay } from '../format/reading'
import { isId } from '../ids'
import { firstOfMonth, monthsLater } from '../months'

/** What the CRM overview is about. Days are those of the organization. */
export type Scope = {
  /** First and last day of the period. */
  from: string
  to: string
  /** The day from which on is said what came into each phase and left it. */
  since: string
  /** Of the lead, else of the customer; or `nobody`. */
  owner?: string
  team?: string
  /** The account type in whose funnel the leads are. */
  funnel?: string
}

export const presets = ['thisMonth', 'lastMonth', 'thisQuarter', 'thisYear', 'twelveMonths'] as const
export type Preset = (typeof presets)[number]

/** The first and last day of a usual period; twelve months are this one and the eleven before it. */
export function periodOf(preset: Preset, today: string): { from: string; to: string } {
  const month = firstOfMonth(today)
  const quarter = monthsLater(month, -((Number(today.slice(5, 7)) - 1) % 3))
  return {
    thisMonth: { from: month, to: today },
    lastMonth: { from: monthsLater(month, -1), to: dayAfter(month, -1) },
    thisQuarter: { from: quarter, to: today },
    thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
    twelveMonths: { from: monthsLater(month, -11), to: today },
  }[preset]
}

/** Reads the scope from a URL; what cannot be read is as usual: twelve months, and since thirty days ago. */
export function scopeOf(query: { get: (name: string) => string | undefined }, today: string): Scope {
  const day = (name: string) => {
    const text = query.get(name)
    return text && isDay(text) && text >= '1900-01-01' && text <= '2999-12-31' ? text : undefined
  }
  const id = (text: string | undefined) => (text && isId(text) ? text : undefined)
  const usual = periodOf('twelveMonths', today)
  const [from, to] = [day('from') ?? usual.from, day('to') ?? usual.to].sort() as [string, string]
  const owner = query.get('owner')
  return {
    from,
    to,
    since: day('since') ?? dayAfter(today, -30),
    owner: owner === 'nobody' ? owner : id(owner),
    team: id(query.get('team')),
    funnel: id(query.get('funnel')),
  }
}

/** The URL of a scope, with something in it changed. */
export function scopeUrl(scope: Scope, change: Partial<Scope> = {}): string {
  const { from, to, since, owner, team, funnel } = { ...scope, ...change }
  const pairs = Object.entries({ from, to, since, owner, team, funnel }).filter(([, value]) => value !== undefined)
  return `/overview?${new URLSearchParams(pairs as [string, string][])}`
}
