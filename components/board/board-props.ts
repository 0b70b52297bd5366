import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { CustomerListProps } from '../customers/customer-list-view'
import type { FrameProps } from '../frame/frame-props'
import type { ShowAsProps } from '../frame/show-as'
import type { DueProps } from '../funnel/due'

export type BoardTexts = Messages['board'] &
  Pick<Messages['overview'], 'completePhase' | 'backOne' | 'jumpForward' | 'closeLost'>

/** An open lead. `version` is there for who may move it. */
export type Card = {
  leadId: string
  href: string
  customer: string
  title?: string
  city?: string
  age: { look: 'fresh' | 'over' | 'stalled'; label: string }
  value?: string
  recurring?: string
  score?: number
  due: DueProps
  action?: string
  owner?: string
  version?: number
}

/** Where the leads of a column can go; `next` is null in a closing phase, where a reason is chosen. */
export type Ways = {
  next: { id: string; name: string; closing: boolean } | null
  back: string | null
  mayJump: boolean
  close: string | null
}

export type Column = {
  id: string
  name: string
  closing: boolean
  count: string
  sums: { label: string; value: string }[]
  cards: Card[]
  ways: Ways
  all: { href: string; label: string } | null
  pages: { previous: string | null; more: string | null }
  /** The list of this phase alone, on a phone. */
  href: string
  /** The one that a phone shows. */
  shown: boolean
}

export type BoardProps = {
  frame: FrameProps
  texts: BoardTexts
  title: string
  sum: string | null
  showAs: ShowAsProps
  types: { href: string; label: string; current: boolean }[]
  filters: CustomerListProps['filters']
  listTexts: CustomerListProps['texts']
  /** What is not complete about the funnel, and where an admin sets it up. */
  warning: { text: string; href: string | null } | null
  similar: string | null
  empty: { heading: string; text: string; link: { href: string; label: string } | null } | null
  columns: Column[]
  /** The URL of this board: where a move leads back to. */
  here: string
  move: FormAction
}

/** The value of a button that moves a lead, as it was seen, into a phase. */
export const moveValue = (leadId: string, version: number, phaseId: string) => `${leadId} ${version} ${phaseId}`
