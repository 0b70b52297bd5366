import { payloadFor } from './texts'

const names =
  'q sort view after before show accountType funnel phase owner team state closingReason due event eventPhase became moved from to'
const asked: Record<string, string> = {
  '/customers': names,
  '/board': 'q funnel owner team due sort column after before show scoreFrom expectedFrom',
  '/board/move': 'lead phase back',
  '/overview': 'funnel owner team from to period show',
  '/overview/moved': 'funnel owner team from to period',
  '/activities': 'who due page',
  '/customers/new': 'name next',
  '/customers/views': 'edit',
  '/customers/views/new': 'q sort view owner',
  '/digest/off': 'token',
  '/search': 'q',
  '/customers/columns': 'next',
  '/settings/account-types': 'edit add',
  '/settings/closing-reasons': 'edit add',
  '/settings/custom-fields': 'edit',
  '/settings/users': 'edit refused',
  '/settings/teams': 'edit',
  '/settings/books': 'show',
  '/import': 'refused failed line',
  '/sign-in': 'next error refused email',
  '/sign-out': 'next',
  '/invitation': 'token next',
  '/setup': 'token language',
  '/profile': 'next refused edit',
  '/more': 'next',
  '/': 'done edit next',
}

/** How many pages there are to ask. */
export const askable = Object.keys(asked).length

/** Addresses with a payload as every value, as one more name, and as a path; the search alone, so that it is looked for. */
export function askedPages(count: number): string[] {
  const query = (list: string) => new URLSearchParams(list.split(' ').map((name) => [name, payloadFor('query')]))
  return Array.from({ length: count }, (_, at) => {
    const [path = '', list = ''] = Object.entries(asked)[at % askable] ?? []
    return [
      `/customers?${new URLSearchParams({ q: payloadFor('q') })}`,
      `${path}?${query(list)}&${encodeURIComponent(payloadFor('name'))}=1`,
      ...(at % 4 === 0 ? [`/${encodeURIComponent(payloadFor('path'))}`] : []),
    ]
  }).flat()
}
