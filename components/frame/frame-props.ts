import type { Language } from '@/lib/i18n/languages'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { Place } from '@/lib/web/frame'
import type { LeftOver } from '@/lib/web/left-over'

/** A button that takes a change back and leads back to a path. */
export type UndoProps = { action: FormAction; changeId: string; back: string; label: string }

/** What stands around a page, ready to draw. */
export type FrameProps = {
  language: Language
  place: Place
  /** Different for each page that was drawn: makes a form sent twice recognisable. */
  pageId: string
  userId: string
  userName: string
  organizationName: string
  admin: boolean
  /** Whether leads go through funnels here, and have figures. */
  funnelOn: boolean
  mayAdd: boolean
  flash: { text: string; undo: UndoProps | null } | null
  /** This page is the answer to a form that was refused. */
  refused: boolean
  /** What it said and held, for where it does not stand on the page any more. */
  leftOver: LeftOver | null
  texts: Messages['frame']
  formTexts: Messages['form']
}
