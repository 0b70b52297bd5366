import { z } from 'zod'

export const recurringPeriods = ['month', 'quarter', 'year'] as const
export const RecurringPeriod = z.enum(recurringPeriods)
export type RecurringPeriod = z.infer<typeof RecurringPeriod>

/** ISO 4217 codes that this runtime knows. */
export const currencies: string[] = Intl.supportedValuesOf('currency')

/**
 * Zones that Node still gives by their former names, with the names they have in the IANA time zone database now (its
 * file `backward`). A PostgreSQL may know the present ones alone: Debian keeps the former in a package of their own.
 */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** The name that a time zone has now. */
export const presentZone = (zone: string): string => renamed[zone] ?? zone

/** IANA's time zones by their present names. */
export const timeZones: string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone')
    .map(presentZone)
    .filter((zone) => zone !== 'UTC')
    .sort(),
]
