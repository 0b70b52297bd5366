import type { Translate } from '@/lib/i18n/translate'

const words = { month: 'words.perMonth', quarter: 'words.perQuarter', year: 'words.perYear' } as const

/** What follows a recurring value: "/year". */
export const periodWords = (period: string, t: Translate) => t(words[period as keyof typeof words])
