import pino from 'pino'

/** One JSON line per event. Never personal data or secrets: ids and counts only. */
export const log = pino({ level: process.env.LOG_LEVEL || 'info', base: { process: process.pid } })

/** What of an error may be logged: messages of database errors hold the values of the query, so only code and place. */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, cause } = error as { code?: string; cause?: unknown }
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
  return { name: error.name, code, at, cause: cause ? traceOf(cause) : undefined }
}
