/** Who sees a view beside its owner. */
export const audiences = ['nobody', 'team', 'all'] as const

/** The pages of Funil that one can start at, and where they are; the views one sees come on top. */
export const startPaths = { today: '/', customers: '/customers', board: '/board', overview: '/overview' } as const
export type StartPage = keyof typeof startPaths

/** Those that there are; without the funnel some are not. */
export const startPagesWith = ({ funnelOn }: { funnelOn: boolean }) =>
  (Object.keys(startPaths) as StartPage[]).filter((page) => funnelOn || (page !== 'overview' && page !== 'board'))
