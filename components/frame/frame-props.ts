import type { Language } from '@/lib/i18n/languages'
import type { Messages } from '@/lib/i18n/messages'
import type { Place } from '@/lib/web/frame'

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
  mayAdd: boolean
  flash: string | null
  /** This page is the answer to a form that was refused. */
  refused: boolean
  texts: Messages['frame']
  formTexts: Messages['form']
}
