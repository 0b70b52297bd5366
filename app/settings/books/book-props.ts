import type { BookCheck } from '@/components/settings/books-view'
import type { findLastCheck } from '@/lib/books/find-last-check'
import { type CheckOutcome, type Finding, type Kept, something } from '@/lib/books/vocabulary'
import { moment } from '@/lib/format/time'
import type { PageContext } from '@/lib/web/page'

type Last = Awaited<ReturnType<typeof findLastCheck>>

/** The last check in words: when it was, and what each of its parts came to. */
export function bookProps(context: PageContext, last: Last) {
  const { t, language, session } = context
  if (!last) return { state: null, checks: [] }
  const at = (instant: Date) => moment(instant, language, session.organization.timeZone)
  const { by, state, startedAt, finishedAt, result } = last
  if (state === 'running')
    return { state: { good: null, text: t('books.running', { when: at(startedAt), by }) }, checks: [] }
  const when = at(finishedAt ?? startedAt)
  if (state === 'failed' || !result) return { state: { good: false, text: t('books.failed', { when }) }, checks: [] }
  const found = result.outcomes.reduce((sum, one) => sum + one.found, 0)
  return {
    state: { good: found === 0, text: t('books.found', { count: found, when, by }) },
    checks: result.outcomes.map((outcome) => checkProps(context, outcome, result)),
  }
}

function checkProps({ t }: PageContext, { check, rows, found }: CheckOutcome, { findings }: Kept): BookCheck {
  const listed = findings.filter((finding) => finding.check === check)
  const value = (text: string | null) => (text === something ? t('books.something') : short(text))
  return {
    name: t(`books.${check}`),
    text: t(`books.${check}Text`),
    rows: t('books.rows', { count: rows }),
    found: found > 0 ? t('books.disagree', { count: found }) : null,
    more: found > listed.length ? t('books.more', { count: found - listed.length }) : null,
    findings: listed.map((finding, at) => ({
      id: `${check}${at}`,
      place: placeOf(finding),
      key: keyOf(finding),
      stands: value(finding.stands),
      should: value(finding.should),
      customer: finding.customerId && `/customers/${finding.customerId}`,
    })),
  }
}

const placeOf = ({ table, column }: Finding) => (column ? `${table}.${column}` : table)

const keyOf = ({ key }: Finding) =>
  Object.entries(key)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

const short = (text: string | null) => (text && text.length > 300 ? `${text.slice(0, 299)}…` : text)
