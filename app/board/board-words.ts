import type { BoardProps, BoardTexts, Card, Column, Ways } from '@/components/board/board-props'
import type { FrameProps } from '@/components/frame/frame-props'
import { type BoardView, boardUrl } from '@/lib/board/board-view'
import { type BoardColumn, columnFilter } from '@/lib/board/find-board'
import { dayIn, daysBetween } from '@/lib/clock'
import { rowsUrl } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import type { Language } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import { nextPhase, previousPhase } from '@/lib/leads/complete-phase'
import { laterPhases } from '@/lib/leads/jump-forward'
import type { ListRow } from '@/lib/leads/list-rows'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'
import { dueWords } from '../due-words'
import { periodWords } from '../period-words'
import type { ShownBoard } from './load-board'

export function boardTexts(language: Language): BoardTexts {
  const { completePhase, backOne, jumpForward, closeLost } = texts(language, 'overview')
  return { ...texts(language, 'board'), completePhase, backOne, jumpForward, closeLost }
}

/** A board in the reader's language, ready to draw. */
export function boardWords(context: PageContext, view: BoardView) {
  const { actor, t, language, session } = context
  const { currency, timeZone, recurringPeriod } = session.organization
  const today = dayIn(timeZone)
  const due = dueWords(context)
  const perPeriod = periodWords(recurringPeriod, t)
  const amount = (minor: number | bigint) => money(minor, currency, language)
  const counted = (value: number) => number(value, language)

  /** Against what is usual in the phase, and against the day from which on a stay there is long. */
  function ageOf(row: ListRow, phase: LeadPhase, { ground, usualTimes }: ShownBoard): Card['age'] {
    const entered = dayIn(timeZone, row.enteredAt ?? undefined)
    const days = daysBetween(entered, today)
    const usual = usualTimes(phase.id).usual?.days
    const limit = ground.stalledBefore.find(({ phaseId }) => phaseId === phase.id)
    if (limit && entered < limit.day) {
      const most = phase.stalledAfterDays ?? undefined
      const label =
        most === undefined && usual !== undefined
          ? t('board.stalledUsual', { days, usual })
          : t('board.stalledAtMost', { days, limit: most ?? daysBetween(limit.day, today) })
      return { look: 'stalled', label }
    }
    return usual !== undefined && days > usual
      ? { look: 'over', label: t('board.ageOver', { days, usual }) }
      : { look: 'fresh', label: t('board.age', { days }) }
  }

  function card(row: ListRow, phase: LeadPhase, shown: ShownBoard): Card {
    const { customerId, name, title, city, score, ownerName, ownerId, nextAction } = row
    const { leadId, version, expectedValue: value, recurringValue: recurring } = row
    if (!leadId || version === null) throw new Error('a card is a lead')
    return {
      leadId,
      href: `/customers/${customerId}/overview?lead=${leadId}`,
      customer: name,
      title: title ?? undefined,
      city: city ?? undefined,
      age: ageOf(row, phase, shown),
      value: value === null ? undefined : amount(value),
      recurring: recurring === null ? undefined : `${amount(recurring)} ${perPeriod}`,
      score: score ?? undefined,
      due: due(row.nextActionOn),
      action: nextAction ?? undefined,
      owner: ownerName ?? undefined,
      version: may(actor, 'lead.completePhase', ownerId) ? version : undefined,
    }
  }

  function ways(phase: LeadPhase, funnel: LeadPhase[]): Ways {
    const place = { phase, funnel }
    const next = nextPhase(place)
    const later = laterPhases(place)
    return {
      next: next ? { id: next.id, name: next.description, closing: next.phaseType === 'closing' } : null,
      back: previousPhase(place)?.id ?? null,
      mayJump: later.length > 1,
      close: later.find((one) => one.phaseType === 'closing')?.id ?? null,
    }
  }

  function column(
    { phase, totals, rows, after, before }: BoardColumn,
    seen: string | undefined,
    shown: ShownBoard,
  ): Column {
    const { id, description: name } = phase
    const paged = (change: { after?: string; before?: string }) => boardUrl(view, { column: id, ...change })
    return {
      id,
      name,
      closing: phase.phaseType === 'closing',
      count: counted(totals.count),
      sums: (['expected', 'weighted', 'recurring'] as const).map((sum) => ({
        label: t(`board.${sum}`),
        value: amount(totals[sum]),
      })),
      cards: rows.map((row) => card(row, phase, shown)),
      ways: ways(phase, shown.phases),
      all:
        totals.count > 0
          ? {
              href: rowsUrl(columnFilter(view, id)),
              label: t('board.all', { count: counted(totals.count), phase: name }),
            }
          : null,
      pages: { previous: before ? paged({ before }) : null, more: after ? paged({ after }) : null },
      href: boardUrl(view, { column: id }),
      shown: id === seen,
    }
  }

  return {
    columns(shown: ShownBoard): Column[] {
      const all = shown.columns
      const asked = all.find(({ phase }) => phase.id === view.column)
      const seen = asked ?? all.find(({ totals }) => totals.count > 0) ?? all[0]
      return all.map((one) => column(one, seen?.phase.id, shown))
    },

    sum(shown: ShownBoard | undefined): string | null {
      if (!shown) return null
      const all = shown.columns.map(({ totals }) => totals)
      return t('board.sum', {
        accountType: shown.type.description,
        count: all.reduce((sum, { count }) => sum + count, 0),
        expected: amount(all.reduce((sum, { expected }) => sum + expected, 0n)),
      })
    },

    /** Why there is no card, and what can be done about it. */
    empty(frame: FrameProps, shown: ShownBoard | undefined, filters: BoardProps['filters']): BoardProps['empty'] {
      if (!shown) {
        const link = frame.admin ? { href: '/settings/account-types', label: t('board.settings') } : null
        return { heading: t('board.noFunnelTitle'), text: t('board.noFunnelText'), link }
      }
      if (filters.chips.length > 0) {
        const set = filters.chips.map(({ text }) => text).join(' · ')
        return {
          heading: t('customerList.nothingFound'),
          text: t('customerList.nothingFoundText', { filters: set }),
          link: { href: filters.clear, label: t('customerList.clear') },
        }
      }
      return {
        heading: t('board.emptyTitle'),
        text: t('board.emptyText', { accountType: shown.type.description }),
        link: frame.mayAdd ? { href: '/customers/new', label: t('board.add') } : null,
      }
    },
  }
}
