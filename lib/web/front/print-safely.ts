import { isNativeError } from 'node:util/types'
import { log, traceOf } from '../../log'

/** Next prints the errors it meets whole, and the message of a failed statement holds what people wrote. */
export function printSafely(target: Pick<Console, 'error'>) {
  const print = target.error.bind(target)
  target.error = (...parts: unknown[]) => {
    const error = parts.find(isNativeError)
    if (error) log.error({ error: traceOf(error) }, 'Next met an error')
    else print(...parts)
  }
}
