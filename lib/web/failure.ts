import { unstable_rethrow } from 'next/navigation'
import { inWords } from '../changes/describe'
import { findNames } from '../changes/find-names'
import { listChangesSince } from '../changes/list-changes'
import { translator } from '../i18n/translate'
import { newId } from '../ids'
import { log, traceOf } from '../log'
import { ChangedMeanwhile, Refusal } from '../refusal'
import type { FormState } from './form-state'
import type { Session } from './session'
import { isUnreachable } from './unreachable'

/** The one place where a "no" becomes words. What is not a refusal is a bug or an outage: logged, one calm sentence. */
export async function failure(error: unknown, session: Session): Promise<Partial<FormState>> {
  unstable_rethrow(error)
  const t = translator(session.language)
  if (error instanceof ChangedMeanwhile) {
    const changes = await listChangesSince(session.actor, error.entity, error.entityId, error.seenVersion)
    const names = await findNames(session.actor, changes)
    const sentences = inWords(changes, { ...session.organization, language: session.language }, names)
    return {
      errors: [{ message: t('refusals.changedMeanwhile') }],
      meanwhile: { sentences, version: error.currentVersion },
    }
  }
  if (error instanceof Refusal) {
    return { errors: [{ field: error.field, message: t(`refusals.${error.key}`, error.values) }] }
  }
  const reference = newId().slice(-8)
  log.error({ reference, error: traceOf(error) }, 'form failed')
  return { errors: [{ message: t(isUnreachable(error) ? 'errors.unreachable' : 'errors.unexpected', { reference }) }] }
}
