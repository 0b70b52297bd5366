import { readFileSync } from 'node:fs'

let known: string | undefined

/** The name of what was built and is running; null in development, where nothing is. */
export function buildName(): string | null {
  if (process.env.NODE_ENV !== 'production') return null
  known ??= readFileSync('.next/BUILD_ID', 'utf8').trim()
  return known
}
