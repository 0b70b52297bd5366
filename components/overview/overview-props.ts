import type { Messages } from '@/lib/i18n/messages'
import type { StepLook } from '@/lib/leads/steps-view'
import type { FormAction } from '@/lib/web/form-state'
import type { Option } from '../form/options'
import type { CustomOfLead } from './custom-of-lead'

export type OverviewTexts = Messages['overview']

/** Score and values as they are read, all formatted. */
export type ValueLine = { score: string | null; expected: string | null; recurring: string | null }

export type StepProps = { id: string; name: string; look: StepLook; when: string; values?: ValueLine }

export type RecordProps = { id: number; phase: string; how: string; by: string; values: ValueLine; note: string | null }

/** The inputs of a phase form, as they stand in the fields. */
export type PhaseInputs = {
  score: number | null
  expectedValue: string
  recurringValue: string
  nextAction: string | null
  nextActionOn: string | null
  note: string | null
}

/** What a form needs to say which lead it is about and how money is written. */
export type LeadForm = {
  customerId: string
  leadId: string
  version: number
  sign: string
  period: string
  inputs: PhaseInputs
  /** The page without a move: where Cancel leads. */
  here: string
  /** The custom fields that are asked beside the values. */
  custom?: CustomOfLead
  /** What else the forms of a page send. */
  hidden?: Record<string, string>
}

export type ReasonGroup = {
  outcome: 'won' | 'lost' | 'other'
  label: string
  reasons: { value: string; label: string }[]
}

export type OverviewActions = Record<
  'complete' | 'edit' | 'savePhase' | 'saveClosing' | 'jump' | 'back' | 'reopen' | 'start' | 'switchType',
  FormAction
>

/** A phase that a button leads to, posted with it. */
type StepTo = { id: string; name: string }

/** What stands under the funnel: one thing to do, or how it ended. */
export type OverviewBody =
  | { kind: 'phase'; heading: string; where: string; next: StepTo | null; mayGoBack: boolean; mayJump: boolean }
  | { kind: 'closing'; where: string; groups: ReasonGroup[]; fromClosingPhase: boolean; lostFirst: boolean }
  | { kind: 'jump'; lead: string; phases: { value: string; label: string }[]; chosen: string }
  | { kind: 'back'; heading: string; lead: string; to: string }
  | { kind: 'edit'; title: string | null; owner: string | null; owners: Option[]; label: string; ofCustomer: string }
  | { kind: 'closed' }
  | { kind: 'read' }

export type ResultProps = {
  outcome: 'won' | 'lost' | 'other'
  heading: string
  value: string | null
  recurring: string | null
  because: string
  comment: string | null
  mayReopen: boolean
  mayStart: boolean
  switchTo: { value: string; label: string }[]
  customerVersion: number
}

export type LeadLine = {
  id: string
  href: string
  title: string
  phase: string
  value: string | null
  dates: string
  current: boolean
  outcome?: { look: 'won' | 'lost' | 'other'; label: string }
}
