import { isNearly, neighbours, type Place } from './among'
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

    sharing: (trait) => [...idsOf(trait)],

    near({ key }) {
      const beside = new Set([
        ...names.beside(key, neighbours),
        ...ends.beside(reversed(key), neighbours).map(reversed),
      ])
      return [...beside].filter((name) => isNearly(name, key)).flatMap((name) => [...idsOf({ by: 'name', key: name })])
    },
  }
}

const reversed = (text: string) => [...text].reverse().join('')
