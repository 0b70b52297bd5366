import type { Name } from './cast'
import { ruiLeftAgo } from './invent-customers'
import type { PlannedCustomer, PlannedLead, Stay } from './plan'
import type { Random } from './random'
import { actions, comments, notes, optimism, titles } from './words'

/** A phase, how many days it usually takes, and the log odds that an average lead gets through it. */
type Passage = { phase: string; days: number; odds: number }

const passages: Record<PlannedLead['accountType'], Passage[]> = {
  LEAD: [
    { phase: 'CALL', days: 9, odds: 1.1 },
    { phase: 'MEET', days: 24, odds: 1.3 },
    { phase: 'CALC', days: 16, odds: 1.7 },
    { phase: 'QUOTE', days: 20, odds: 1.1 },
    { phase: 'FOLLOW', days: 22, odds: 1.5 },
    { phase: 'CLOSED', days: 8, odds: 2 },
  ],
  PROSP: [
    { phase: 'FIRST', days: 17, odds: 0.7 },
    { phase: 'VISIT', days: 30, odds: 1.2 },
    { phase: 'PROPOSAL', days: 21, odds: 1 },
    { phase: 'DECIDE', days: 12, odds: 1.6 },
  ],
}

/** Gives customers their leads: newer ones a first, some a second, earlier customers now and then a new one. */
export function inventLeads(random: Random, customers: PlannedCustomer[]) {
  for (const customer of customers) {
    const { accountType, createdAgo } = customer
    if (accountType === 'PARTN' || customer.archived) continue
    if (accountType === 'CUST') {
      if (random.chance(0.2)) customer.leads.push(inventLead(random, customer, random.between(5, 540), true))
      continue
    }
    if (random.chance(0.05)) continue
    const first = inventLead(random, customer, createdAgo - random.between(0.01, 0.1), false)
    customer.leads.push(first)
    const endedAgo = first.startedAgo - first.stays.reduce((sum, { days }) => sum + days, 0)
    if (first.end && endedAgo > 60 && random.chance(0.14))
      customer.leads.push(inventLead(random, customer, random.between(3, endedAgo - 20), true))
  }
}

/**
 * Plays one lead: how good it is decides in each phase whether it gets through. The true chance at a phase is the
 * product of what lies ahead; the score is somebody's view of it, a little too hopeful and less wrong near the end.
 */
export function inventLead(
  random: Random,
  customer: PlannedCustomer,
  startedAgo: number,
  titled: boolean,
): PlannedLead {
  const accountType = customer.accountType === 'PROSP' ? 'PROSP' : 'LEAD'
  const owner = customer.owner === 'rui' && startedAgo < ruiLeftAgo + 150 ? 'tiago' : customer.owner
  const funnel = passages[accountType]
  const quality = random.normal(0, 0.75)
  const through = funnel.map(({ odds }) => sigmoid(odds + quality))
  const slow = Math.exp(random.normal(0, 0.35))
  const value = Math.exp(random.normal(Math.log(18_000), 0.8))
  const yearly = random.chance(0.8) ? value * random.between(0.07, 0.16) : null
  const stays: Stay[] = []
  let end: PlannedLead['end']
  let left = startedAgo
  for (const [at, { phase, days }] of funnel.entries()) {
    const last = at === funnel.length - 1
    // Some need no second talk about the quote.
    if (phase === 'FOLLOW' && random.chance(0.15)) continue
    const stay = Math.max(0.1, days * slow * Math.exp(random.normal(-0.1, 0.6)))
    const chance = through.slice(at).reduce((product, one) => product * one, 1)
    stays.push({ phase, days: stay, ...weigh(random, chance, at, owner, value, yearly) })
    left -= stay
    const passes = random.chance(through[at] ?? 0)
    if (left < 0.2) break
    if (!passes || last) {
      end = ending(random, passes, at)
      break
    }
  }
  if (owner === 'rui') endBefore(ruiLeftAgo + 5, startedAgo, stays, () => (end = { reason: 'SILENT', comment: null }))
  const next = end ? undefined : planNext(random, stays.at(-1)?.phase ?? '')
  return { accountType, owner, title: titled ? random.pick(titles) : null, startedAgo, stays, end, next }
}

function weigh(random: Random, chance: number, at: number, owner: Name, value: number, yearly: number | null) {
  const noise = random.normal(0, 0.7 - at * 0.07)
  const felt = sigmoid(Math.log(chance / (1 - chance)) + optimism[owner] + noise) * 100
  const score = Math.round(random.chance(0.6) ? Math.round(felt / 5) * 5 : felt)
  const drift = Math.exp(random.normal(0, 0.1))
  const early = at === 0
  return {
    score: early && random.chance(0.12) ? null : Math.min(99, Math.max(1, score)),
    expected: early && random.chance(0.2) ? null : Math.max(600, Math.round((value * drift) / 100) * 100),
    recurring: yearly === null || (early && random.chance(0.4)) ? null : Math.round((yearly * drift) / 10) * 10,
  }
}

function ending(random: Random, won: boolean, at: number) {
  const lost =
    at < 2
      ? ['SILENT', 'SILENT', 'SILENT', 'LOST', 'LOST', 'COMP', 'LATER', 'DUP']
      : ['PRICE', 'PRICE', 'PRICE', 'COMP', 'COMP', 'COMP', 'LOST', 'LOST', 'LATER']
  const reason = won ? 'WON' : random.pick(lost)
  return { reason, comment: random.pick(comments[reason] ?? [null]) }
}

function planNext(random: Random, phase: string): PlannedLead['next'] {
  if (random.chance(0.1)) return undefined
  const inDays = random.pick([-12, -6, -3, -1, -1, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 16, 24])
  return { action: random.pick(actions[phase] ?? ['Call']), inDays }
}

function endBefore(limitAgo: number, startedAgo: number, stays: Stay[], close: () => void) {
  let at = startedAgo
  for (const [index, stay] of stays.entries()) {
    if (at - stay.days <= limitAgo) {
      stay.days = Math.max(0.1, at - limitAgo)
      stays.splice(index + 1)
      return close()
    }
    at -= stay.days
  }
}

/** Notes and planned actions along the way. */
export function addWords(random: Random, lead: PlannedLead) {
  for (const stay of lead.stays) {
    stay.note ??= random.chance(0.55) ? random.pick(notes[stay.phase] ?? [null as never]) : null
    stay.action ??= random.chance(0.8) ? random.pick(actions[stay.phase] ?? ['Call']) : null
  }
}

const sigmoid = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))
