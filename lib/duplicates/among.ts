import { isNear } from './slips'
import type { Trait } from './traits'
import { reasonOf } from './traits'
import type { Reason } from './vocabulary'

/** Customers among which a candidate is looked for: the ids of those who share a trait, and of those whose names are near. */
export type Place = { sharing: (trait: Trait) => string[]; near: (name: Trait) => string[] }

/** What more customers share than this tells nothing of any of them. */
export const mostAlike = 10
/** So many names before and after one in the order of names, read forwards and backwards, are compared with it. */
export const neighbours = 20

/** How much a reason says, the strongest alone more than the two weakest together. */
const weights: Record<Reason, number> = {
  registrationNumber: 9,
  vatNumber: 9,
  email: 7,
  name: 6,
  phone: 5,
  nearName: 3,
  domain: 2,
}

/** Why each of those found in all places together may be who has these traits, by their ids. */
export function reasonsAmong(places: Place[], traits: Trait[]): Map<string, Reason[]> {
  const found = new Map<string, Set<Reason>>()
  const add = (id: string, reason: Reason) => found.set(id, (found.get(id) ?? new Set()).add(reason))
  for (const trait of traits) {
    const ids = places.flatMap(({ sharing }) => sharing(trait))
    if (ids.length <= mostAlike) for (const id of ids) add(id, reasonOf(trait))
    if (trait.by === 'name') for (const id of places.flatMap(({ near }) => near(trait))) add(id, 'nearName')
  }
  return new Map([...found].map(([id, reasons]) => [id, told(reasons)]))
}

/** Whether two keys of names are two, with a slip between them. */
export const isNearly = (one: string, other: string) => one !== other && isNear(one, other)

/** Who has the same address is in the same domain: said once. */
const told = (reasons: Set<Reason>) =>
  [...reasons]
    .filter((reason) => reason !== 'domain' || !reasons.has('email'))
    .sort((one, other) => weights[other] - weights[one])

type Likely = { name: string; reasons: Reason[] }

/** The likeliest first. */
export const byLikeliness = (one: Likely, other: Likely) =>
  weightOf(other) - weightOf(one) || (one.name < other.name ? -1 : 1)

const weightOf = ({ reasons }: Likely) => reasons.reduce((sum, reason) => sum + weights[reason], 0)
