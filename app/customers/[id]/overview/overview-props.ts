import { periodWords } from '@/app/period-words'
import type {
  LeadForm,
  LeadLine,
  OverviewBody,
  ReasonGroup,
  RecordProps,
  ResultProps,
  StepProps,
  ValueLine,
} from '@/components/overview/overview-props'
import { dayIn, daysBetween } from '@/lib/clock'
import type { Outcome } from '@/lib/closing-reasons/vocabulary'
import { outcomes } from '@/lib/closing-reasons/vocabulary'
import { currencySign, money, moneyInput } from '@/lib/format/money'
import { dayOf } from '@/lib/format/time'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import { nextPhase, previousPhase } from '@/lib/leads/complete-phase'
import { laterPhases } from '@/lib/leads/jump-forward'
import type { ListedLead } from '@/lib/leads/list-leads'
import type { ListedRecord } from '@/lib/leads/list-phase-records'
import type { Step } from '@/lib/leads/steps-view'
import type { PageContext } from '@/lib/web/page'

type Values = { score: number | null; expectedValue: number | null; recurringValue: number | null }

/** Turns leads and their records into what the Overview tab draws, in the reader's language. */
export function overviewWords({ t, language, session }: Pick<PageContext, 't' | 'language' | 'session'>) {
  const { currency, timeZone, recurringPeriod } = session.organization
  const perPeriod = periodWords(recurringPeriod, t)
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency, language))
  const dayText = (at: Date) => dayOf(at, language, timeZone)
  const days = (from: Date, to?: Date) => daysBetween(dayIn(timeZone, from), dayIn(timeZone, to))

  const values = ({ score, expectedValue, recurringValue }: Values): ValueLine => ({
    score: score === null ? null : String(score),
    expected: amount(expectedValue),
    recurring: recurringValue === null ? null : `${amount(recurringValue)} ${perPeriod}`,
  })

  function stepWhen({ look, record, days: stay = 0, phase }: Step, next: boolean, moving: boolean): string {
    if (look === 'next') return t('overview.youGoHere')
    if (look === 'leap') return t(moving ? 'overview.wouldBeLeftOut' : 'overview.leftOut')
    if (look === 'now' && record) return t('overview.sinceDay', { day: dayText(record.enteredAt), days: stay + 1 })
    if (look === 'done' && record?.endedAt) return t('overview.doneTook', { day: dayText(record.endedAt), days: stay })
    if ((look === 'won' || look === 'lost' || look === 'other') && record?.endedAt) {
      return t('overview.endedTook', { outcome: t(`words.outcome.${look}`), day: dayText(record.endedAt) })
    }
    if (phase.phaseType === 'closing') return t('overview.closingPhase')
    return next ? t('overview.next') : ''
  }

  return {
    steps(steps: Step[], moving: boolean): StepProps[] {
      const now = steps.findIndex((step) => step.look === 'now')
      return steps.map((step, at) => ({
        id: step.phase.id,
        name: step.phase.description,
        look: step.look,
        when: stepWhen(step, at === now + 1, moving),
        values: step.record && step.look !== 'todo' ? values(step.record) : undefined,
      }))
    },

    records(records: ListedRecord[]): RecordProps[] {
      return records.toReversed().map((record) => ({
        id: record.ordinal,
        phase: record.phaseName,
        how: t(`overview.entered.${record.enteredBy}` as 'overview.entered.started'),
        by: t('overview.byOn', { who: record.enteredByName, day: dayText(record.enteredAt) }),
        values: values(record),
        note: record.note,
      }))
    },

    form(lead: ListedLead, version: number): LeadForm {
      const { score, expectedValue, recurringValue, note } = lead.record
      return {
        customerId: lead.customerId,
        leadId: lead.id,
        version,
        sign: currencySign(currency, language),
        period: perPeriod,
        here: `/customers/${lead.customerId}/overview?lead=${lead.id}`,
        inputs: {
          score,
          expectedValue: moneyInput(expectedValue, currency, language),
          recurringValue: moneyInput(recurringValue, currency, language),
          nextAction: lead.nextAction,
          nextActionOn: lead.nextActionOn,
          note,
        },
      }
    },

    /** What to do with an open lead: weigh it, close it, or the move that was asked for. */
    body(
      lead: ListedLead,
      funnel: LeadPhase[],
      reasons: { id: string; description: string; outcome: string }[],
      move?: string,
    ): OverviewBody {
      const at = funnel.findIndex((phase) => phase.id === lead.leadPhaseId) + 1
      const where = t('overview.phaseOf', { at, of: funnel.length, days: days(lead.record.enteredAt) + 1 })
      const place = { phase: lead.phase, funnel }
      const previous = previousPhase(place)
      const later = laterPhases(place)
      if (move === 'back' && previous) {
        const names = { phase: previous.description, from: lead.phase.description }
        const heading = t('overview.backTitle', names)
        return { kind: 'back', heading, lead: t('overview.backLead', names), to: previous.id }
      }
      if (move === 'jump' && later.length > 0) {
        const phases = later.map((phase) => ({ value: phase.id, label: phase.description }))
        const lead_ = t('overview.jumpLead', { phase: lead.phase.description })
        return { kind: 'jump', lead: lead_, phases, chosen: (later[1] ?? later[0])?.id ?? '' }
      }
      const closing = lead.phase.phaseType === 'closing'
      if (closing || move === 'close') {
        return { kind: 'closing', where, groups: groups(reasons), fromClosingPhase: closing, lostFirst: !closing }
      }
      const next = nextPhase(place)
      return {
        kind: 'phase',
        heading: lead.phase.description,
        where,
        next: next ? { id: next.id, name: next.description } : null,
        mayGoBack: Boolean(previous),
        mayJump: later.length > 1,
      }
    },

    result(lead: ListedLead): Pick<ResultProps, 'outcome' | 'heading' | 'value' | 'recurring' | 'because' | 'comment'> {
      const outcome = lead.reason?.outcome as Outcome
      const at = lead.closedAt ?? lead.updatedAt
      return {
        outcome,
        heading: t(`overview.${outcome}On`, { day: dayText(at) }),
        value: amount(lead.record.expectedValue),
        recurring:
          lead.record.recurringValue === null
            ? null
            : t('overview.andRecurring', {
                value: amount(lead.record.recurringValue),
                period: t(`words.period.${recurringPeriod as 'year'}`),
              }),
        because: t('overview.closedBecause', {
          reason: lead.reason?.description,
          who: lead.closedByName,
          days: days(lead.openedAt, at),
        }),
        comment: lead.closingComment,
      }
    },

    line(lead: ListedLead, current: string | undefined): LeadLine {
      const outcome = lead.reason?.outcome as Outcome | undefined
      const opened = dayText(lead.openedAt)
      return {
        id: lead.id,
        href: `/customers/${lead.customerId}/overview?lead=${lead.id}`,
        title: lead.title ?? t('overview.untitled', { day: opened }),
        phase: lead.phase.description,
        value: amount(lead.record.expectedValue),
        dates: lead.closedAt ? t('overview.fromTo', { from: opened, to: dayText(lead.closedAt) }) : opened,
        current: lead.id === current,
        outcome: outcome && { look: outcome, label: lead.reason?.description ?? '' },
      }
    },

    /** `limit`: from how many days on it is, where it may be. */
    stalled(lead: ListedLead, limit: number | undefined): string | null {
      const stay = days(lead.record.enteredAt)
      return limit !== undefined && stay > limit ? t('overview.stalledSince', { days: stay, limit }) : null
    },
  }

  function groups(reasons: { id: string; description: string; outcome: string }[]): ReasonGroup[] {
    return outcomes
      .map((outcome) => ({
        outcome,
        label: t(`words.outcome.${outcome}`),
        reasons: reasons
          .filter((one) => one.outcome === outcome)
          .map((one) => ({ value: one.id, label: one.description })),
      }))
      .filter((group) => group.reasons.length > 0)
  }
}
