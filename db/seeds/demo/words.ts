import type { Name } from './cast'

/** What is noted in each phase, and what is planned for the next step. */
export const notes: Record<string, readonly string[]> = {
  CALL: [
    'Found us through a neighbour. Heating bill doubled.',
    'Wants it solved before summer.',
    'Old boiler, twenty years. Asked for a heat pump first.',
    'Has two other offers coming.',
    'Landlord pays, they decide.',
  ],
  MEET: [
    'Walked through the building. Ducts are better than expected.',
    'Owner wants quiet units above all.',
    'Board decides at the end of next month.',
    'Roof carries the weight, checked with their engineer.',
    'Asked for references of the same size.',
  ],
  CALC: [
    'Second boiler stays. Kitchen is left out.',
    'Three zones instead of two.',
    'Subsidy covers a third when ordered this year.',
    'Crane needed for one morning.',
    'Measured every room; plans were wrong.',
  ],
  QUOTE: [
    'Quote sent by e-mail, walked through it by phone.',
    'They asked for 5% off and took the service contract instead.',
    'Compares with one other installer.',
    'Wants to start after the season.',
  ],
  FOLLOW: [
    'Leans towards us; waits for the bank.',
    'Second decision maker came along.',
    'Asked again about the noise at night.',
  ],
  CLOSED: [
    'Draft contract with their lawyer.',
    'Signature promised this week.',
    'Last question: the warranty of the compressor.',
  ],
  FIRST: ['Met at the fair in Porto.', 'Called us after the leaflet.', 'Recommended by a customer.'],
  VISIT: ['Saw the cellar; access is fine.', 'They like one contact for everything.'],
  PROPOSAL: ['Proposal with and without service.', 'Wants the price per month.'],
  DECIDE: ['Partners meet on the first of the month.', 'Decision expected soon.'],
}

export const actions: Record<string, readonly string[]> = {
  CALL: ['Plan a meeting', 'Find the decision maker', 'Ask for the floor plans', 'Call back after ten'],
  MEET: ['Visit at 15:00', 'Send two reference projects', 'Confirm the visit', 'Meet the facility manager'],
  CALC: ['Finish the calculation', 'Get the roof plans', 'Check the permit', 'Measure the second floor'],
  QUOTE: ['Call back about the quote', 'Walk through the quote', 'Send the quote again with service'],
  FOLLOW: ['Ask what is still open', 'Call after their meeting', 'Offer a second date'],
  CLOSED: ['Collect the signed quote', 'Ask for the signature', 'Settle the starting date'],
  FIRST: ['First call with the owner', 'Send the leaflet', 'Plan a visit'],
  VISIT: ['Visit the cellar', 'Take measures'],
  PROPOSAL: ['Send the proposal', 'Explain the monthly price'],
  DECIDE: ['Decision expected', 'Ask about the decision'],
}

export const titles = [
  'Heat pump',
  'Cooling for the office',
  'New boiler',
  'Ventilation',
  'Server room cooling',
  'Kitchen extraction',
  'Heating renewal',
  'Service contract',
] as const

export const comments: Record<string, readonly (string | null)[]> = {
  WON: ['Fast drawings decided it, not price.', 'Signed on the spot.', 'Start in spring.', null],
  LOST: ['Keeps the old one for another year.', 'Project stopped.', null],
  COMP: ['Signed with the installer of their neighbour.', 'Competitor could start earlier.', null],
  PRICE: ['€9,000 less elsewhere.', 'Went with a cheaper boiler without service.', null],
  SILENT: ['Five calls, two e-mails.', null],
  LATER: ['Budget moved to next year.', 'Asks again in January.', null],
  DUP: ['Same lead as the one of March.', null],
}

export const sources = ['Website', 'Fair', 'Recommended', 'Telephone', 'Leaflet', 'Installer'] as const

/** How much too well each of them thinks of a chance, in log odds. */
export const optimism: Record<Name, number> = { ana: 0.1, miriam: 0.15, joost: 0.6, tiago: 0.35, ines: 0, rui: 0.5 }
