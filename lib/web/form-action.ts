import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Change } from '../changes/record'
import { type Reading, reading } from '../format/reading'
import type { MessageKey } from '../i18n/messages'
import { texts, translate } from '../i18n/translate'
import type { Actor } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { failure } from './failure'
import { type FlashMessage, leaveFlash } from './flash'
import { type FormAction, type FormState, formFields } from './form-state'
import { formValues, nested, requestIdOf, shownAgain } from './form-values'
import { fromOwnPages } from './origin'
import { requestContext, setRefused, takeForm } from './request-context'
import { findSession, openLanguage, type Session } from './session'
import { signInAgain } from './sign-in-again'
import { isUnreachable } from './unreachable'

/** Where a form that was carried out leads, and what the page there says once. */
export type After = { to: string; flash?: FlashMessage['key']; values?: FlashMessage['values'] }

/** A schema, or how to make one for the person's currency and what the organization has defined. */
export type FormSchema<O> = z.ZodType<O> | ((read: Reading, actor: Actor) => z.ZodType<O> | Promise<z.ZodType<O>>)

/**
 * Makes the Server Action of a form: session, origin, zod, then the operation, whose gate asks for visibility,
 * permission and version. Every "no" comes back into the form with all that was typed; success ends in a redirect.
 * `drawnAnew`: the page of a form whose buttons say what others may have changed is drawn anew whenever they did.
 */
export function formAction<O, C extends Change = Change>(
  schema: FormSchema<O>,
  operation: (actor: Actor, input: O, session: Session) => Promise<C> | Promise<void>,
  after: (input: O, change: C | undefined) => After,
  { drawnAnew = false } = {},
): FormAction {
  const action: FormAction = async (state, form) => {
    takeForm(form)
    const values = formValues(form)
    const attempt = (state?.attempt ?? 0) + 1
    const answer = (errors: FormState['errors'], more: Partial<FormState> = {}): FormState =>
      setRefused({ values: shownAgain(values), errors, attempt, ...more })
    const session = await findSessionOrKeep(form, action)
    if (!('actor' in session)) return answer([], session)
    const whose = form.get(formFields.signedInAs)
    const foreign = whose && whose !== session.user.id
    if (foreign || !(await fromOwnPages())) {
      return answer([{ message: translate(session.language, foreign ? 'errors.othersForm' : 'errors.foreignForm') }])
    }
    let next: After
    try {
      const parsed = await (await schemaFor(schema, session)).safeParseAsync(nested(values))
      if (!parsed.success) return answer(issuesToErrors(parsed.error, session.language))
      const actor = { ...session.actor, requestId: requestIdOf(form, values) }
      const change = (await operation(actor, parsed.data, session)) ?? undefined
      next = after(parsed.data, change)
      if (next.flash)
        await leaveFlash(session.tokenHash, { key: next.flash, values: next.values, changeId: change?.id })
    } catch (error) {
      if (error instanceof Missing) redirect('/missing')
      const refused = await failure(error, session, Object.keys(values))
      // What others wrote stands in the page: it is drawn anew around what was typed.
      const { meanwhile } = refused
      if (meanwhile && (drawnAnew || meanwhile.taken.length + meanwhile.clashes.length > 0)) refresh()
      return answer([], refused)
    }
    revalidatePath('/', 'layout')
    redirect(next.to)
  }
  return action
}

const schemaFor = <O>(schema: FormSchema<O>, { actor, organization }: Session) =>
  typeof schema === 'function' ? schema(reading(organization.currency), actor) : schema

/** Issues of zod as errors beside their fields, in the person's language. */
export function issuesToErrors(error: z.ZodError, language: Session['language']): FormState['errors'] {
  const seen = new Set<string>()
  return error.issues.flatMap((issue) => {
    const field = issue.path.filter((part) => typeof part === 'string').join('.')
    if (seen.has(field)) return []
    seen.add(field)
    const key = issue.code === 'custom' ? issue.message : 'invalid'
    const { label, ...values } = issue.code === 'custom' ? (issue.params as Record<string, string>) : {}
    const message = translate(language, `validation.${key}` as 'validation.invalid', values)
    return [{ field, label: label ?? fieldLabel(field, language), message }]
  })
}

const fieldLabel = (field: string, language: Session['language']) =>
  field in texts(language, 'fields') ? translate(language, `fields.${field}` as MessageKey) : undefined

/** Why nobody is signed in, or that nobody knows. */
type NoSession = Pick<FormState, 'errors' | 'signedOut'>

/**
 * The session, also one that the form itself starts. Without one, or without a database, no page can be drawn: it finds
 * the posted fields in the request's context and offers to send them again.
 */
async function findSessionOrKeep(form: FormData, action: FormAction): Promise<Session | NoSession> {
  const session = await findSession()
    .then((found) => found ?? signInAgain(form))
    .catch(keyOf)
  if (typeof session === 'object') return session
  const why = session && translate(await openLanguage(), session)
  const context = requestContext.getStore()
  if (context) {
    const fields = [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    context.posted = { fields, action, why }
  }
  return { errors: why ? [{ message: why }] : [], signedOut: session !== 'errors.unreachable' }
}

function keyOf(error: unknown): MessageKey {
  if (error instanceof Refusal) return `refusals.${error.key}`
  if (isUnreachable(error)) return 'errors.unreachable'
  throw error
}
