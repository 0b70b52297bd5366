import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn } from '@/lib/clock'
import { ago, day, dayInFull, dayOf, moment, timeOfDay } from '@/lib/format/time'
import { type Language, languages } from '@/lib/i18n/languages'
import { at } from '../../support/clock'

const today = '2026-03-10'
const lisbon = 'Europe/Lisbon'
/** Without what differs from one ICU to the next. */
const plain = (text: string) => text.replace(/[.,]/g, '').replace(/\s/g, ' ')

describe('a day', () => {
  test.each<[Language, string, string, string]>([
    ['en', '13 Mar', 'Fri 13 Mar', '14 Jun 2023'],
    ['nl', '13 mrt', 'vr 13 mrt', '14 jun 2023'],
    ['de', '13 März', 'Fr 13 März', '14 Juni 2023'],
    ['pt-PT', '13/03', 'sexta 13/03', '14/06/2023'],
    ['pt-BR', '13 de mar', 'sex 13 de mar', '14 de jun de 2023'],
  ])('in %s', (language, near, withWeekday, far) => {
    expect(plain(day('2026-03-13', language, today))).toBe(near)
    expect(plain(day('2026-03-13', language, today, { weekday: true }))).toBe(withWeekday)
    expect(plain(day('2023-06-14', language, today))).toBe(far)
  })

  test('as a heading names its weekday, and the year when it is another', () => {
    expect(dayInFull('2026-03-13', 'en', today)).toBe('Friday 13 March')
    expect(dayInFull('2023-06-14', 'en', today)).toBe('Wednesday 14 June 2023')
  })

  test('is never that before or after, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990'), max: new Date('2100'), noInvalidDate: true }), (date) => {
        const on = date.toISOString().slice(0, 10)
        for (const language of languages)
          expect(day(on, language, today)).toMatch(new RegExp(`\\b0?${Number(on.slice(8))}\\b`))
      }),
      { numRuns: 100 },
    )
  })

  test('of an instant is the one of the organization', () => {
    at('2026-03-10T12:00Z')
    const late = new Date('2026-03-09T23:30Z')
    expect([lisbon, 'Europe/Amsterdam', 'America/Sao_Paulo'].map((zone) => dayIn(zone, late))).toEqual([
      '2026-03-09',
      '2026-03-10',
      '2026-03-09',
    ])
    expect(dayOf(late, 'en', 'Europe/Amsterdam')).toBe('10 Mar')
  })
})

test('an instant has its time, in the zone of the organization', () => {
  const summer = new Date('2026-07-01T08:05Z')
  expect(moment(summer, 'en', lisbon)).toBe('1 Jul 2026, 09:05')
  expect(languages.map((language) => timeOfDay(summer, language, lisbon))).toEqual(Array(5).fill('09:05'))
})

describe('how long ago', () => {
  test.each([
    ['2026-03-10T11:59:50Z', 'now'],
    ['2026-03-10T11:15:00Z', '45 min ago'],
    ['2026-03-10T09:00:00Z', '3 hr ago'],
    ['2026-03-09T12:00:00Z', 'yesterday'],
    ['2026-03-09T23:00:00Z', 'yesterday'],
    ['2026-03-05T12:00:00Z', '5 days ago'],
    ['2026-03-03T12:00:00Z', '3 Mar'],
    ['2026-03-10T12:00:30Z', 'now'],
  ])('was %s: %s', (instant, words) => {
    at('2026-03-10T12:00Z')
    expect(
      plain(ago(new Date(instant), 'en', lisbon))
        .replace('this minute', 'now')
        .replace(/(\d) ?(min|hr?)\b/, '$1 $2')
        .replace(/ h /, ' hr '),
    ).toBe(words)
  })
})
