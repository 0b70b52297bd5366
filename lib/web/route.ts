import { unstable_rethrow } from 'next/navigation'
import { preferred } from '../i18n/languages'
import { explanation } from './explanation'
import { pageHeaders, plainPage } from './front/answer'
import { take } from './request-context'

/**
 * Makes a handler of a route. Next answers HEAD with it too, and reads no body for that, nor for somebody who is gone:
 * what the body comes from is let go of here. What goes wrong gets a page with words and its status.
 */
export function route<R extends Request, C>(work: (request: R, context: C) => Promise<Response>) {
  return async (request: R, context: C): Promise<Response> => {
    take()
    try {
      const response = await work(request, context)
      if (request.method !== 'HEAD' && !request.signal.aborted) return response
      await response.body?.cancel()
      return new Response(null, response)
    } catch (error) {
      unstable_rethrow(error)
      const language = preferred(request.headers.get('accept-language')) ?? 'en'
      const { status, title, text } = explanation(error, language)
      return new Response(plainPage(title, text, language), { status, headers: pageHeaders(status) })
    }
  }
}
