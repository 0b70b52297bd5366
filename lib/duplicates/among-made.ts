import { isNearly, mostAlike, neighbours, type Place } from './among'
import { orderedTexts } from './ordered-texts'
import { type Candidate, type Trait, traitsFoundBy } from './traits'

type Made = Candidate & { id: string }

/** Customers that are not in the database yet, or are other there by now: found as those are that it has. */
export function amongMade(): Place & { put: (customer: Made) => void; has: (id: string) => boolean } {
  const shared = new Map<string, Set<string>>()
  const traits = new Map<string, Trait[]>()
  const [names, ends] = [orderedTexts(), orderedTexts()]
  const idsOf = ({ by, key }: Pick<Trait, 'by' | 'key'>) => shared.get(`${by} ${key}`) ?? new Set<string>()

  return {
    has: (id) => traits.has(id),

    put(customer) {
      for (const trait of traits.get(customer.id) ?? []) idsOf(trait).delete(customer.id)
      const now = traitsFoundBy(customer)
      traits.set(customer.id, now)
      for (const { by, key } of now) {
        shared.set(`${by} ${key}`, idsOf({ by, key }).add(customer.id))
        if (by !== 'name') continue
        names.add(key)
        ends.add(reversed(key))
      }
    },

    // One more than tells anything.
    sharing: (trait) => firstOf(idsOf(trait), mostAlike + 1),

    near({ key }) {
      const beside = new Set([
        ...names.beside(key, neighbours),
        ...ends.beside(reversed(key), neighbours).map(reversed),
      ])
      return [...beside]
        .filter((name) => isNearly(name, key))
        .flatMap((name) => firstOf(idsOf({ by: 'name', key: name }), neighbours))
    },
  }
}

const reversed = (text: string) => [...text].reverse().join('')

/** No more than `most`: the rest is not read, which may be every row of a file. */
function firstOf(ids: Set<string>, most: number): string[] {
  const found: string[] = []
  for (const id of ids) {
    if (found.length === most) break
    found.push(id)
  }
  return found
}
