import type { Name } from './cast'
import { type Country, countries } from './places'
import type { PlannedContact, PlannedCustomer } from './plan'
import type { Random } from './random'
import { sources } from './words'

const share = [
  { country: countries.portugal, owners: ['ana', 'tiago', 'tiago', 'rui'], weight: 0.5 },
  { country: countries.netherlands, owners: ['joost'], weight: 0.25 },
  { country: countries.germany, owners: ['miriam', 'joost'], weight: 0.16 },
  { country: countries.spain, owners: ['tiago', 'ana'], weight: 0.09 },
] as const satisfies { country: Country; owners: Name[]; weight: number }[]

/** Rui left two hundred days ago; what came later went to the others. */
export const ruiLeftAgo = 200

/** Customers in the order in which they came, without their leads; `taken` are the names in use already. */
export function inventCustomers(random: Random, count: number, taken: Set<string>): PlannedCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    // Two in five came in the years before the first recorded lead, the rest over the last 18 months, more and more.
    const rank = (index + 0.5) / count
    const createdAgo = rank < 0.4 ? 1500 - (rank / 0.4) * 950 : 545 * ((1 - rank) / 0.6) ** 1.5
    return inventCustomer(random, createdAgo, taken)
  })
}

function inventCustomer(random: Random, createdAgo: number, taken: Set<string>): PlannedCustomer {
  const { country, owners } = shareFor(random.between(0, 1))
  const owner = random.pick(owners)
  const [city, postal, area, latitude, longitude] = random.pick(country.cities)
  const name = inventName(random, country, city, taken)
  const site = `${slugOf(name)}.example`
  const earlier = createdAgo > 550
  return {
    name,
    accountType: earlier ? (random.chance(0.07) ? 'PARTN' : 'CUST') : random.chance(0.22) ? 'PROSP' : 'LEAD',
    owner: owner === 'rui' && createdAgo < ruiLeftAgo + 60 ? 'tiago' : owner,
    createdAgo,
    street: random.pick(country.streets),
    houseNumber: String(random.whole(1, 240)),
    postalCode: postalCode(random, country.code, postal),
    city,
    country: country.name,
    language: country.language,
    phone: random.chance(0.9) ? phoneOf(random, country.code, area) : null,
    mobile: random.chance(0.25) ? mobileOf(random, country.code) : null,
    email: random.chance(0.85) ? `${country.code === 'PT' ? 'geral' : 'info'}@${site}` : null,
    website: random.chance(0.6) ? `https://${site}` : null,
    registrationNumber: random.chance(0.5) ? String(random.whole(100_000_000, 999_999_999)) : null,
    vatNumber: random.chance(0.4) ? `${country.code}${random.whole(100_000_000, 999_999_999)}` : null,
    source: random.chance(0.7) ? random.pick(sources) : null,
    remark: random.chance(0.08) ? 'Deliveries through the yard, before 10:00.' : null,
    ...placeNear(random, latitude, longitude),
    archived: earlier && random.chance(0.06),
    contacts: Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 3]) }, () =>
      inventContact(random, country, area, site),
    ),
    leads: [],
  }
}

function inventName(random: Random, country: Country, city: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const plain = `${random.pick(country.businesses)} ${random.pick(country.names)}`
    const name = attempt < 8 ? plain : `${plain} ${city}`
    const fits = !taken.has(name)
    taken.add(name)
    if (fits) return name
    if (attempt > 60) return `${name} ${attempt}`
  }
}

function inventContact(random: Random, country: Country, area: string, site: string): PlannedContact {
  const [first, last] = [random.pick(country.first), random.pick(country.last)]
  return {
    name: `${first} ${last}`,
    function: random.chance(0.7) ? random.pick(country.functions) : null,
    phone: random.chance(0.5) ? phoneOf(random, country.code, area) : null,
    mobile: random.chance(0.6) ? mobileOf(random, country.code) : null,
    email: random.chance(0.75) ? `${slugOf(first)}@${site}` : null,
  }
}

function shareFor(point: number) {
  let sum = 0
  return (
    share.find(({ weight }) => {
      sum += weight
      return sum >= point
    }) ?? share[0]
  )
}

const prefixes: Record<string, string> = { PT: '+351', NL: '+31', DE: '+49', ES: '+34' }

function phoneOf(random: Random, country: string, area: string): string {
  const digits = String(random.whole(1_000_000, 9_999_999)).slice(0, 9 - area.length)
  return `${prefixes[country]} ${area} ${digits.slice(0, 3)} ${digits.slice(3)}`
}

const mobileOf = (random: Random, country: string) =>
  `${prefixes[country]} ${random.pick(['912', '933', '961'])} ${random.whole(100, 999)} ${random.whole(100, 999)}`

function postalCode(random: Random, country: string, start: string): string {
  if (country === 'PT') return `${start}-${random.whole(100, 999)}`
  return country === 'NL' ? `${start} ${random.pick(['AB', 'CX', 'GT', 'KL', 'PR'])}` : start
}

function placeNear(random: Random, latitude: number, longitude: number) {
  if (random.chance(0.4)) return { latitude: null, longitude: null }
  return {
    latitude: round(latitude + random.between(-0.03, 0.03)),
    longitude: round(longitude + random.between(-0.03, 0.03)),
  }
}

const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000

export const slugOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
