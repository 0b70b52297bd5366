import type { Reader } from '@/db/client'
import type { CustomerRow } from '../customers/change-customer'
import { byLikeliness, type Place, reasonsAmong } from '../duplicates/among'
import { amongMade } from '../duplicates/among-made'
import { type Around, lookAround } from '../duplicates/look-around'
import { type Candidate, traitsOf } from '../duplicates/traits'
import type { Actor } from '../permissions/actor'
import type { PlannedCustomer } from './plan-row'
import type { Alike } from './vocabulary'

/** Finds customers that a new one of a file is likely to be: those of the database, and those of rows before. */
export function alikeFinder(db: Reader, actor: Actor) {
  const made = amongMade()
  const madeByRows = new Map<string, Omit<Alike, 'reasons'>>()
  let looked = new Map<string, Around>()

  async function look(candidates: Candidate[]) {
    const around = await lookAround(db, actor, candidates)
    for (const one of candidates) looked.set(keyOf(one), around)
    return around
  }

  return {
    /** Looks for the customers of some rows at once, and forgets those it was asked for before. */
    async lookFor(planned: PlannedCustomer[]) {
      looked = new Map()
      const candidates = new Map(planned.map(candidateOf).map((one) => [keyOf(one), one]))
      await look([...candidates.values()])
    },

    /** The likeliest for whom it may be. */
    async find(planned: PlannedCustomer): Promise<Alike | undefined> {
      const candidate = candidateOf(planned)
      const around = looked.get(keyOf(candidate)) ?? (await look([candidate]))
      const found: Alike[] = []
      for (const [id, reasons] of reasonsAmong([unchanged(around), made], traitsOf(candidate))) {
        const there = around.there.get(id)
        const one = madeByRows.get(id) ?? (there && { customerId: id, line: null, ...nameOf(there) })
        if (one) found.push({ ...one, reasons })
      }
      return found.sort(byLikeliness)[0]
    },

    /** Takes over what a row has made of a customer: a new one, or of a known one another. */
    put(customer: CustomerRow, line: number, known: CustomerRow | undefined) {
      if (known && keyOf(traitsIn(known)) === keyOf(traitsIn(customer))) return
      made.put(customer)
      const before = madeByRows.get(customer.id)?.line
      const ofLine = known ? (before ?? null) : line
      madeByRows.set(customer.id, { customerId: customer.id, line: ofLine, ...nameOf(customer) })
    },
  }

  /** Those whom rows have changed are found as they are by now. */
  function unchanged({ sharing, near }: Place): Place {
    const isUnchanged = (id: string) => !made.has(id)
    return {
      sharing: (trait) => sharing(trait).filter(isUnchanged),
      near: (name) => near(name).filter(isUnchanged),
    }
  }
}

const nameOf = ({ name, number }: { name: string; number: string }) => ({ name, number })

const none = { ...{ email: null, phone: null, mobile: null }, website: null, registrationNumber: null, vatNumber: null }

const candidateOf = ({ name, fields }: PlannedCustomer) => traitsIn({ ...none, ...fields, name })

const traitsIn = (one: Candidate): Candidate => {
  const { name, email, phone, mobile, website, registrationNumber, vatNumber } = one
  return { name, email, phone, mobile, website, registrationNumber, vatNumber }
}

const keyOf = (candidate: Candidate) => JSON.stringify(candidate)
