import type { Language } from '../i18n/languages'
import { translator } from '../i18n/translate'
import { newId } from '../ids'
import { log, traceOf } from '../log'
import { Missing, Refusal } from '../refusal'
import { isUnreachable } from './unreachable'

/** What went wrong as a status and a page's words; what is ours is logged under the number that the words give. */
export function explanation(error: unknown, language: Language) {
  const t = translator(language)
  const reference = newId().slice(-8)
  const [status, name] = kindOf(error)
  if (status >= 500) log.error({ reference, error: traceOf(error) }, 'request failed')
  return { status, title: t(`errors.${name}Title`), text: t(`errors.${name}Text`, { reference }) }
}

function kindOf(error: unknown): [number, 'missing' | 'forbidden' | 'unavailable' | 'broken'] {
  if (error instanceof Missing) return [404, 'missing']
  if (error instanceof Refusal) return [403, 'forbidden']
  return isUnreachable(error) ? [503, 'unavailable'] : [500, 'broken']
}
