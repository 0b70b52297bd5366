import { AsyncLocalStorage } from 'node:async_hooks'
import type { FormAction, FormState } from './form-state'

/**
 * A form as it was posted, the action it was for, and in words why it was not carried out. Whoever signs in sends it;
 * nobody is shown what is in it.
 */
export type Posted = { fields: [string, string][]; action: FormAction; why?: string }

/** What the HTTP front knows about a request; pages may set `status`, which the front sends instead of Next's own. */
export type RequestContext = {
  id: string
  /** Path and query as the browser asked for them. */
  url: string
  /** The client's address, from the socket or, behind a trusted proxy, from X-Forwarded-For. */
  address: string
  status?: number
  /** The status that was sent; Next may set another on its response afterwards. */
  sent?: number
  /** A page or the action of a form has begun: what fails from here on is ours. */
  taken?: boolean
  /** The answer is a file that somebody brought: the front takes every right from it. Next would keep the front's policy. */
  isFile?: boolean
  /** A form was posted and refused; the page says so in its title, and everything else where it has the form no more. */
  refused?: FormState
  /** A form that was posted after its session had ended, or while the database was away, to be sent again. */
  posted?: Posted
}

// Next bundles this module more than once; the storage must be the front's own.
const key = Symbol.for('funil.requestContext')
const shared = globalThis as { [key]?: AsyncLocalStorage<RequestContext> }
shared[key] ??= new AsyncLocalStorage<RequestContext>()

export const requestContext: AsyncLocalStorage<RequestContext> = shared[key]

/** The page that was asked for, as an address one can go back to: without what Next's own requests add to it. */
export function pageUrl(): string {
  const url = new URL(requestContext.getStore()?.url ?? '/', 'http://localhost')
  url.searchParams.delete('_rsc')
  return url.pathname + url.search
}

/** Notes that this request came to a page or a handler of ours. */
export function take() {
  const context = requestContext.getStore()
  if (context) context.taken = true
}

/** More than a megabyte holds of ticked choices, the longest that a form of ours can grow by. */
const mostFields = 6000

/** The same for an action, which whoever calls it may give anything; throws where it is no form, or none of ours. */
export function takeForm(form: unknown) {
  if (!(form instanceof FormData) || [...form.keys()].length > mostFields) throw new TypeError('This is not a form.')
  take()
}

/** Notes how the form of this request was refused, and answers it. */
export function setRefused(state: FormState): FormState {
  const context = requestContext.getStore()
  if (context) context.refused = state
  return state
}

/** Notes that the answer to this request is a file that somebody brought. */
export function answerAsFile() {
  const context = requestContext.getStore()
  if (context) context.isFile = true
}

export function setStatus(status: number) {
  const context = requestContext.getStore()
  if (context) context.status = status
}
