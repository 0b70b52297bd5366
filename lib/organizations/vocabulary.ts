import { z } from 'zod'

export const recurringPeriods = ['month', 'quarter', 'year'] as const
export const RecurringPeriod = z.enum(recurringPeriods)
export type RecurringPeriod = z.infer<typeof RecurringPeriod>

/** ISO 4217 codes that this runtime knows. */
export const currencies: string[] = Intl.supportedValuesOf('currency')
export const timeZones: string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
