import type { Actor } from '../permissions/actor'
import { findActivities } from './find-activities'
import { findContactsOf } from './find-contacts-of'
import { findCustomers } from './find-customers'
import { findLeads } from './find-leads'

/** Of each kind no more than this is shown. */
const mostShown = 8

/**
 * What has all the words of a query: customers by name, number, city, e-mail, telephone or contact, also those that are
 * archived; leads by their title; activities by what they say. Of a kind of which nothing has the words as they were
 * typed, `similar`, those that have them almost so are found.
 */
export async function findEverywhere(actor: Actor, q: string) {
  const [customers, leads, activities] = await Promise.all([
    findCustomersWithContacts(actor, q),
    findLeads(actor, q, mostShown),
    findActivities(actor, q, mostShown),
  ])
  return { customers, leads, activities }
}

async function findCustomersWithContacts(actor: Actor, q: string) {
  const { rows, count, similar, queries } = await findCustomers(actor, q, mostShown)
  const contacts = await findContactsOf(actor, rows, queries)
  return { rows: rows.map((one) => ({ ...one, contact: contacts.get(one.id) ?? null })), count, similar }
}
