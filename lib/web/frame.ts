import type { FrameProps } from '@/components/frame/frame-props'
import { type Translate, texts, translator } from '../i18n/translate'
import { newId } from '../ids'
import { may } from '../permissions/permissions'
import { mayUndo } from '../undo/find-undo'
import { takeFlash } from './flash'
import { leftOverOf } from './left-over'
import { pageUrl, requestContext } from './request-context'
import type { Session } from './session'
import { undo } from './undo/actions'

/** Which place of the navigation a page belongs to. */
export type Place = 'today' | 'customers' | 'board' | 'overview' | 'settings' | 'import' | 'profile' | 'more' | 'none'

/** What stands around every page of a session: places, person, and the message of the form before, once. */
export async function frameFor(session: Session, place: Place): Promise<FrameProps> {
  const { language, flash, user, actor } = session
  const t = translator(language)
  if (flash) await takeFlash(session.tokenHash)
  const admin = may(actor, 'organization.edit')
  const { refused } = requestContext.getStore() ?? {}
  return {
    language,
    place,
    pageId: newId(),
    userId: user.id,
    userName: user.name,
    organizationName: session.organization.name,
    admin,
    funnelOn: session.organization.funnelOn,
    mayAdd: may(actor, 'customer.create'),
    flash: flash && {
      text: t(`flash.${flash.key}`, flash.values),
      undo: flash.changeId && (await mayUndo(actor, flash.changeId)) ? undoOf(flash.changeId, t) : null,
    },
    refused: refused !== undefined,
    leftOver: refused ? leftOverOf(refused, session) : null,
    texts: texts(language, 'frame'),
    formTexts: texts(language, 'form'),
  }
}

/** The button that takes back what was just done, and leads back to where one is. */
const undoOf = (changeId: string, t: Translate) => ({
  action: undo,
  changeId,
  back: pageUrl(),
  label: t('undo.undo'),
})
