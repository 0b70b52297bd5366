import { storage } from '../offline/device'
import type { TypedInto } from './form'
import type { Typed } from './typed-fields'

/** What was typed and not saved: when, and into which versions. */
export type KeptDraft = { key: string; at: number; typed: Typed } & TypedInto

const prefix = 'funil.draft'
const days = 14
const longest = 100_000
const most = 40

/** Where the drafts of a person for one form are; that of each page that was drawn has a place of its own. */
export const placeOf = (userId: string, what: string) => `${prefix} ${userId} ${what} `

/** Keeps a draft on this device; the oldest give way where there is no room. */
export function keepDraft({ key, ...draft }: KeptDraft) {
  const text = JSON.stringify(draft)
  if (text.length > longest) return
  try {
    storage()?.setItem(key, text)
  } catch {
    const [oldest] = all().sort((a, b) => a.at - b.at)
    if (oldest && oldest.key !== key) forgetDraft(oldest.key)
  }
}

export const forgetDraft = (key: string) => storage()?.removeItem(key)

/** The drafts at a place, newest first; what is too old, or too much, is forgotten on the way. */
export function draftsAt(place: string): KeptDraft[] {
  const kept = all().sort((a, b) => b.at - a.at)
  const oldest = Date.now() - days * 86_400_000
  for (const [index, { key, at }] of kept.entries()) if (at < oldest || index >= most) forgetDraft(key)
  return kept.filter(({ key, at }, index) => at >= oldest && index < most && key.startsWith(place))
}

function all(): KeptDraft[] {
  return Object.keys(storage() ?? {})
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ key, ...read(key) }))
}

function read(key: string): Omit<KeptDraft, 'key'> {
  try {
    return JSON.parse(storage()?.getItem(key) ?? '')
  } catch {
    return { at: 0, typed: [] }
  }
}
