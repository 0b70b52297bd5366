import { type Famous, famous, miramarContacts, miramarLeads } from './famous'
import { slugOf } from './invent-customers'
import { countries } from './places'
import type { PlannedCustomer, PlannedLead } from './plan'

export const famousNames = ['Hotel Miramar Foz', ...famous.map(({ name }) => name)]

/** Puts the known customers in the place of invented ones that came at about their time. */
export function placeFamous(customers: PlannedCustomer[]) {
  const miramarAt = 481
  for (const one of famous) {
    const wanted = one.lead ? one.lead.startedAgo + 0.1 : 700
    const at = customers.findIndex(
      (customer, index) => customer.createdAgo <= wanted && index !== miramarAt && !famousNames.includes(customer.name),
    )
    const place = at < 0 ? customers.length - 1 : Math.max(0, at - 1)
    customers[place] = known(customers[place] as PlannedCustomer, one)
  }
  const before = customers[miramarAt]
  if (before) customers[miramarAt] = miramar(before)
}

function known(before: PlannedCustomer, { name, city, owner, accountType, contact, lead }: Famous): PlannedCustomer {
  const country =
    Object.values(countries).find(({ cities }) => cities.some(([one]) => one === city)) ?? countries.portugal
  const [, postal, , latitude, longitude] = country.cities.find(([one]) => one === city) ?? country.cities[0] ?? []
  const site = `${slugOf(name)}.example`
  const contacts = contact
    ? [person(contact, site)]
    : before.contacts.slice(0, 1).map((one) => ({ ...one, email: `office@${site}` }))
  return {
    ...before,
    ...{ name, city, owner, accountType, contacts, archived: false, country: country.name, language: country.language },
    postalCode: country.code === 'PT' ? `${postal}-120` : country.code === 'NL' ? `${postal} AB` : String(postal),
    street: country.streets[0] ?? before.street,
    phone: before.country === country.name ? before.phone : null,
    mobile: null,
    email: `info@${site}`,
    website: `https://${site}`,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    createdAgo: lead ? Math.max(before.createdAgo, lead.startedAgo + 0.05) : before.createdAgo,
    leads: lead ? [planned(lead, owner, accountType === 'PROSP' ? 'PROSP' : 'LEAD')] : [],
  }
}

const person = ([name, role]: [string, string], site: string) => ({
  name,
  function: role,
  phone: null,
  mobile: null,
  email: `${slugOf(name.split(' ').at(-1) ?? name)}@${site}`,
})

const planned = (
  lead: NonNullable<Famous['lead']>,
  owner: PlannedLead['owner'],
  accountType: PlannedLead['accountType'],
) => ({
  ...lead,
  stays: lead.stays.map((stay) => ({ ...stay })),
  title: lead.title ?? null,
  owner,
  accountType,
})

function miramar(before: PlannedCustomer): PlannedCustomer {
  return {
    ...before,
    name: 'Hotel Miramar Foz',
    accountType: 'LEAD',
    owner: 'ana',
    createdAgo: 521,
    street: 'Rua do Passeio Alegre',
    houseNumber: '20',
    postalCode: '4150-571',
    city: 'Porto',
    country: 'Portugal',
    language: 'pt-PT',
    phone: '+351 220 001 482',
    mobile: null,
    email: 'geral@miramarfoz.example',
    website: 'https://miramarfoz.example',
    registrationNumber: '509 112 004',
    vatNumber: 'PT509112004',
    source: 'Recommended by Colégio da Ribeira',
    remark: 'Deliveries through the yard, before 10:00.',
    latitude: 41.1485,
    longitude: -8.671,
    archived: false,
    contacts: miramarContacts,
    leads: miramarLeads.map((lead) => planned(lead, 'ana', 'LEAD')),
  }
}
