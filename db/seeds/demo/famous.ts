import type { Name } from './cast'
import type { PlannedContact, PlannedLead, Stay } from './plan'

export type Famous = {
  name: string
  city: string
  owner: Name
  accountType: 'LEAD' | 'PROSP' | 'CUST'
  contact?: [name: string, role: string]
  lead?: { title?: string; startedAgo: number; stays: Stay[]; next?: PlannedLead['next']; end?: PlannedLead['end'] }
}

type Row = [
  phase: string,
  days: number,
  score: number | null,
  expected: number | null,
  recurring: number | null,
  note?: string,
]

const stays = (...rows: Row[]): Stay[] =>
  rows.map(([phase, days, score, expected, recurring, note]) => ({ phase, days, score, expected, recurring, note }))

const lead = (
  startedAgo: number,
  rows: Row[],
  action?: string,
  inDays = 0,
  more: Partial<NonNullable<Famous['lead']>> = {},
): Famous['lead'] => ({ startedAgo, stays: stays(...rows), next: action ? { action, inDays } : undefined, ...more })

/** The customers whom the pages in docs and tests show by name. */
export const famous: Famous[] = [
  {
    name: 'Colégio da Ribeira',
    city: 'Braga',
    owner: 'ana',
    accountType: 'LEAD',
    contact: ['Marta Sousa', 'office'],
    lead: lead(
      58,
      [
        ['CALL', 6, 35, 60_000, 7_000, 'Boiler from 1989. The parents’ council pays half.'],
        ['MEET', 17, 50, 68_000, 8_100, 'Marta wants it done in the summer break.'],
        ['CALC', 18, 60, 74_200, 8_900, 'Two classrooms more than on the plan.'],
        ['QUOTE', 17, 60, 74_200, 8_900, 'Valid until the end of the month after next.'],
      ],
      'Ask about the council vote',
    ),
  },
  {
    name: 'Bakkerij Verhoeven',
    city: 'Utrecht',
    owner: 'joost',
    accountType: 'LEAD',
    contact: ['Pieter Verhoeven', 'owner'],
    lead: lead(
      49,
      [
        ['CALL', 5, 45, 15_000, 1_800],
        ['MEET', 14, 60, 17_500, 2_000, 'The oven gives enough heat for the shop.'],
        ['CALC', 12, 70, 18_400, 2_150],
        ['QUOTE', 18, 72, 18_400, 2_150, 'Quote sent, wants to think about the service contract.'],
      ],
      'Call back about the quote',
      -5,
    ),
  },
  {
    name: 'Autohaus Brandt',
    city: 'Essen',
    owner: 'miriam',
    accountType: 'LEAD',
    contact: ['Stefan Brandt', 'owner'],
    lead: lead(
      40,
      [
        ['CALL', 8, 30, 25_000, 3_000],
        ['MEET', 19, 50, 27_900, 3_400],
        ['CALC', 13, 55, 27_900, 3_400, 'Roof plans are with the architect.'],
      ],
      'Get the roof plans',
      -1,
    ),
  },
  {
    name: 'Quinta do Vale Verde',
    city: 'Amarante',
    owner: 'ana',
    accountType: 'PROSP',
    contact: ['Luís Mota', 'owner'],
    lead: lead(14, [['FIRST', 14, 20, 32_000, null]], 'First call with the owner', -1),
  },
  {
    name: 'Praxis Dr. Lindner',
    city: 'Köln',
    owner: 'miriam',
    accountType: 'LEAD',
    lead: lead(
      17,
      [
        ['CALL', 12, 35, 9_000, 900],
        ['MEET', 5, 45, 9_800, 960],
      ],
      'Visit at 15:00',
    ),
  },
  {
    name: 'Tandartspraktijk Molenhof',
    city: 'Amersfoort',
    owner: 'joost',
    accountType: 'CUST',
    contact: ['Femke de Wit', 'practice'],
  },
  {
    name: 'Kade Logistiek',
    city: 'Rotterdam',
    owner: 'joost',
    accountType: 'LEAD',
    contact: ['Sanne Kuipers', 'facilities'],
    lead: lead(
      84,
      [
        ['CALL', 4, 50, 110_000, 12_000],
        ['MEET', 21, 60, 118_000, 13_000],
        ['CALC', 20, 70, 126_000, 14_400],
        ['QUOTE', 16, 80, 126_000, 14_400],
        ['FOLLOW', 19, 82, 126_000, 14_400],
        ['CLOSED', 4, 85, 126_000, 14_400, 'Signature promised this week.'],
      ],
      'Collect the signed quote',
      1,
    ),
  },
  {
    name: 'Ginásio Ritmo',
    city: 'Aveiro',
    owner: 'tiago',
    accountType: 'LEAD',
    lead: lead(4, [['CALL', 4, 30, 14_500, 1_800]], 'Plan a meeting', 1),
  },
  {
    name: 'Druckerei Sommer',
    city: 'Bonn',
    owner: 'miriam',
    accountType: 'LEAD',
    lead: lead(
      18,
      [
        ['CALL', 9, 35, 20_000, 2_400],
        ['MEET', 9, 40, 22_300, 2_600],
      ],
      'Send two reference projects',
      1,
    ),
  },
  {
    name: 'Clínica Santa Marta',
    city: 'Coimbra',
    owner: 'ana',
    accountType: 'LEAD',
    contact: ['Dr. Paula Reis', 'director'],
    lead: lead(
      38,
      [
        ['CALL', 7, 40, 55_000, 6_000],
        ['MEET', 20, 55, 60_000, 7_200],
        ['CALC', 11, 58, 61_800, 7_400],
      ],
      'Measure the second floor',
      2,
    ),
  },
  {
    name: 'Brouwerij De Sluis',
    city: 'Breda',
    owner: 'joost',
    accountType: 'PROSP',
    lead: lead(
      30,
      [
        ['FIRST', 12, 25, 35_000, 3_800],
        ['VISIT', 18, 35, 38_700, 4_100],
      ],
      'Visit the brewhouse',
      2,
    ),
  },
  { name: 'Serralharia Antunes', city: 'Leiria', owner: 'tiago', accountType: 'CUST' },
  {
    name: 'Kinderopvang Het Nest',
    city: 'Zwolle',
    owner: 'joost',
    accountType: 'LEAD',
    lead: lead(
      33,
      [
        ['CALL', 6, 40, 26_000, 3_000],
        ['MEET', 15, 55, 29_400, 3_300],
        ['CALC', 12, 66, 29_400, 3_300],
      ],
      'Finish the calculation',
      3,
    ),
  },
  {
    name: 'Conserveira do Sado',
    city: 'Setúbal',
    owner: 'ana',
    accountType: 'LEAD',
    contact: ['Nuno Lima', 'maintenance'],
    lead: lead(
      61,
      [
        ['CALL', 5, 45, 80_000, 9_000],
        ['MEET', 22, 60, 88_000, 10_400],
        ['CALC', 15, 72, 92_600, 11_200],
        ['QUOTE', 19, 78, 92_600, 11_200],
      ],
      'Walk through the quote',
      3,
    ),
  },
  {
    name: 'Möbelhaus Reuter',
    city: 'Dortmund',
    owner: 'miriam',
    accountType: 'LEAD',
    lead: lead(13, [['CALL', 13, 25, 41_000, 3_900]], 'Find the decision maker', 3),
  },
  {
    name: 'Sportcentrum De Vlint',
    city: 'Haarlem',
    owner: 'joost',
    accountType: 'LEAD',
    lead: lead(
      40,
      [
        ['CALL', 9, 38, 50_000, 6_000],
        ['MEET', 31, 42, 57_300, 6_800],
      ],
      'Meet the facility manager',
      3,
    ),
  },
  {
    name: 'Adega Monte Claro',
    city: 'Évora',
    owner: 'tiago',
    accountType: 'PROSP',
    lead: lead(
      55,
      [
        ['FIRST', 10, 40, 22_000, 2_600],
        ['VISIT', 21, 55, 24_000, 2_800],
        ['PROPOSAL', 15, 66, 24_600, 2_900],
        ['DECIDE', 9, 70, 24_600, 2_900],
      ],
      'Decision expected',
      4,
    ),
  },
  {
    name: 'Garage Van Loon',
    city: 'Tilburg',
    owner: 'joost',
    accountType: 'LEAD',
    lead: lead(6, [['CALL', 6, 22, 11_200, 1_400]]),
  },
  {
    name: 'Hostel Ponte Nova',
    city: 'Porto',
    owner: 'ana',
    accountType: 'LEAD',
    lead: lead(2, [['CALL', 2, 28, 19_900, 2_300]], 'Ask for the floor plans', 5),
  },
]

/** Hotel Miramar Foz: two open leads, three closed ones, three contacts. */
export const miramarContacts: PlannedContact[] = [
  contact(
    'Rui Teixeira',
    'facilities',
    '+351 220 001 482',
    null,
    'rui',
    'Signs up to €50,000 himself. Call after ten.',
  ),
  contact('Helena Cabral', 'owner', '+351 220 001 480', null, 'helena', 'Decides with the board.'),
  contact('Jorge Pinto', 'night porter', null, '+351 912 000 733', 'porter', null),
]

export const miramarLeads: NonNullable<Famous['lead']>[] = [
  {
    title: 'Terrace heaters',
    startedAgo: 520,
    stays: stays(['CALL', 12, 40, 6_000, null], ['MEET', 30, 40, 6_000, null], ['CLOSED', 20, 30, 6_000, null]),
    end: { reason: 'LATER', comment: 'After the renewal of the terrace.' },
  },
  {
    title: 'Pool house',
    startedAgo: 380,
    stays: stays(
      ['CALL', 9, 45, 20_000, 1_500],
      ['MEET', 25, 50, 21_500, 1_500],
      ['CALC', 20, 45, 21_500, 1_500],
      ['QUOTE', 26, 40, 21_500, 1_500],
    ),
    end: { reason: 'PRICE', comment: 'Went with a cheaper boiler without service.' },
  },
  {
    title: 'Kitchen cooling',
    startedAgo: 250,
    stays: stays(
      ['CALL', 4, 50, 12_000, 900],
      ['MEET', 9, 70, 12_900, 900],
      ['CALC', 8, 80, 12_900, 900],
      ['QUOTE', 6, 85, 12_900, 900],
      ['FOLLOW', 5, 90, 12_900, 900],
      ['CLOSED', 2, 95, 12_900, 900],
    ),
    end: { reason: 'WON', comment: 'Fast drawings decided it, not price.' },
  },
  {
    title: 'Heating for 42 rooms',
    startedAgo: 35,
    stays: stays(
      [
        'CALL',
        6,
        40,
        40_000,
        4_800,
        'Found us through Colégio da Ribeira. Heating bill doubled, wants it solved before summer.',
      ],
      ['MEET', 20, 55, 44_000, 5_600, 'Met Rui and the owner. Board decides at the end of the month.'],
      [
        'CALC',
        9,
        64,
        48_500,
        6_200,
        'Second boiler stays. Count 42 rooms and the kitchen, not the spa. Rui signs up to €50,000 himself.',
      ],
    ),
    next: { action: 'Send the heat-loss figures', inDays: 0 },
  },
  {
    title: 'Cooling for the spa',
    startedAgo: 13,
    stays: stays(['CALL', 2, 30, 9_000, 600], ['MEET', 11, 35, 9_400, 600]),
    next: { action: 'Show two quiet units', inDays: 6 },
  },
]

function contact(
  name: string,
  role: string,
  phone: string | null,
  mobile: string | null,
  mailbox: string,
  remark: string | null,
): PlannedContact {
  return { name, function: role, phone, mobile, email: `${mailbox}@miramarfoz.example`, remark }
}
