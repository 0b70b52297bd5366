import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Language } from '../i18n/languages'
import { translator } from '../i18n/translate'
import { newId } from '../ids'
import { log, traceOf } from '../log'
import { Missing, Refusal } from '../refusal'
import { issuesToErrors } from './form-action'
import type { FormAction } from './form-state'
import { formValues, shownAgain } from './form-values'
import { fromOwnPages } from './origin'
import { setRefused, takeForm } from './request-context'
import { openLanguage } from './session'
import { isUnreachable } from './unreachable'

/** The Server Action of a form outside a session. `work` answers the path that follows. */
export function openFormAction<O>(
  schema: z.ZodType<O>,
  work: (input: O, language: Language) => Promise<string>,
): FormAction {
  return async (state, form) => {
    takeForm(form)
    const language = await openLanguage()
    const t = translator(language)
    const values = formValues(form)
    const answer = (errors: { field?: string; message: string }[]) =>
      setRefused({ values: shownAgain(values), errors, attempt: (state?.attempt ?? 0) + 1 })
    if (!(await fromOwnPages())) return answer([{ message: t('errors.foreignForm') }])
    let next: string
    try {
      const parsed = await schema.safeParseAsync(values)
      if (!parsed.success) return answer(issuesToErrors(parsed.error, language))
      next = await work(parsed.data, language)
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Missing) redirect('/missing')
      if (error instanceof Refusal)
        return answer([{ field: error.field, message: t(`refusals.${error.key}`, error.values) }])
      const reference = newId().slice(-8)
      log.error({ reference, error: traceOf(error) }, 'form failed')
      return answer([{ message: t(isUnreachable(error) ? 'errors.unreachable' : 'errors.unexpected', { reference }) }])
    }
    redirect(next)
  }
}
