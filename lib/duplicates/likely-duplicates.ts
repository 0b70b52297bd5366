import type { Reader } from '@/db/client'
import { idOf } from '../ids'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { type Duplicate, findDuplicates } from './find-duplicates'
import type { Candidate } from './traits'

/** Some that are there look like the one to be added; `confirmation` says that it is to be added all the same. */
export class LikelyDuplicates extends Refusal {
  constructor(
    readonly found: Duplicate[],
    readonly confirmation: string,
  ) {
    super('customer.looksLike', undefined, { count: found.length })
    this.name = 'LikelyDuplicates'
  }
}

/** Refuses a customer that looks like others, unless that was seen of exactly what is typed now. */
export async function demandNew(db: Reader, actor: Actor, candidate: Candidate, confirmed: string | null) {
  const confirmation = confirmationOf(candidate)
  if (confirmed === confirmation) return
  const found = await findDuplicates(actor, candidate, db)
  if (found.length > 0) throw new LikelyDuplicates(found, confirmation)
}

/** What stands for the fields by which duplicates are found: another as soon as one of them is. */
export const confirmationOf = ({ name, email, phone, mobile, website, registrationNumber, vatNumber }: Candidate) =>
  idOf(JSON.stringify([name, email, phone, mobile, website, registrationNumber, vatNumber]))
