import type { Messages } from '@/lib/i18n/messages'

/** What the view itself says; all other words come with the figures. */
export const viewTexts = [
  'title',
  'owner',
  'everyone',
  'team',
  'anyTeam',
  'accountType',
  'anyType',
  'show',
  'periods',
  'asTable',
  'how',
  'none',
  'noneTitle',
  'noneText',
  'clear',
  'emptyTitle',
  'emptyText',
  'add',
  'importFile',
] as const satisfies (keyof Messages['crmOverview'])[]
export type ViewTexts = Pick<Messages['crmOverview'], (typeof viewTexts)[number]>

export const movedTexts = [
  ...([
    'title',
    'owner',
    'everyone',
    'team',
    'anyTeam',
    'accountType',
    'anyType',
    'show',
    'how',
    'howMoved',
    'movedNone',
  ] as const),
] as const satisfies (keyof Messages['crmOverview'])[]
export type MovedTexts = Pick<Messages['crmOverview'], (typeof movedTexts)[number]>
