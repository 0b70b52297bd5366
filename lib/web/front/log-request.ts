import { log } from '../../log'

const word = /^[a-z_][a-z_-]{0,31}(\.[a-z]{1,5})?$/

/** The path without the query and with everything that is not a plain word (ids, tokens, names) taken out. */
export function pathForLog(path: string): string {
  if (path.startsWith('/_next/')) return '/_next/…'
  return path
    .split('/')
    .slice(0, 12)
    .map((segment) => (segment === '' || word.test(segment) ? segment : ':id'))
    .join('/')
}

export function logRequest(entry: { id: string; method: string; path: string; status: number; started: number }) {
  const { id, method, path, status, started } = entry
  const level = isRoutine(path) ? 'debug' : status >= 500 ? 'error' : 'info'
  const milliseconds = Math.round((performance.now() - started) * 10) / 10
  log[level]({ id, method, path: pathForLog(path), status, milliseconds }, 'request')
}

const isRoutine = (path: string) => path.startsWith('/_next/') || path.startsWith('/health/')
