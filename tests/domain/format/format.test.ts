import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayIn, daysBetween, timeIn } from '@/lib/clock'
import { searchText, soughtIn } from '@/lib/customers/search-text'
import { instantOf, noonOf } from '@/lib/format/instant'
import { minorDigits, money, moneyInput, readMoney } from '@/lib/format/money'
import { isDay, reading } from '@/lib/format/reading'
import { languages, preferred } from '@/lib/i18n/languages'
import { readDay } from '@/lib/transfer/read-cell'

const currencies = ['EUR', 'JPY', 'TND', 'BRL', 'CHF'] as const
const anyMinor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('money', () => {
  test('read back as it was written, in every language and currency', () => {
    fc.assert(
      fc.property(
        anyMinor,
        fc.constantFrom(...languages),
        fc.constantFrom(...currencies),
        (minor, language, currency) => {
          const written = moneyInput(minor, currency, language)
          expect(readMoney(written, currency)).toBe(minor)
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each([
    ['6200', 6200_00],
    ['6.200', 6200_00],
    ['6,200', 6200_00],
    ['6 200', 6200_00],
    ["6'200", 6200_00],
    ['6.200,50', 6200_50],
    ['6,200.50', 6200_50],
    ['€ 6.200,5', 6200_50],
    ['0,05', 5],
    ['1.234.567', 1_234_567_00],
  ])('%s is an amount', (text, minor) => expect(readMoney(text, 'EUR')).toBe(minor))

  test.each(['6.2k', '1.234.56', '1,2,3', 'six', '6..2', '1.234,567.89', '--5', '', '1e5'])('%s is none', (text) =>
    expect(readMoney(text, 'EUR')).toBeUndefined(),
  )

  test('is written whole where there are no cents', () => {
    expect(money(18_400_00, 'EUR', 'en')).toBe('€18,400')
    expect(money(18_400_50, 'EUR', 'en')).toBe('€18,400.50')
    expect(money(18_400_00n, 'EUR', 'de').replace(/\s/g, ' ')).toBe('18.400 €')
    expect([minorDigits('JPY'), minorDigits('EUR'), minorDigits('TND')]).toEqual([0, 2, 3])
  })
})

describe('days', () => {
  const zones = [
    'UTC',
    'Europe/Lisbon',
    'Europe/Amsterdam',
    'America/Sao_Paulo',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'America/St_Johns',
    'Atlantic/Azores',
  ]

  test('noon of a day falls on that day, around clock changes too, in 14 zones', () => {
    for (const zone of zones) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10)
        expect(dayIn(zone, noonOf(day, zone))).toBe(day)
      }
    }
  })

  test.each([
    ['Europe/Amsterdam', '2026-03-29', '02:30', '03:30'],
    ['Atlantic/Azores', '2026-03-29', '00:30', '01:30'],
    ['America/New_York', '2026-03-08', '02:30', '03:30'],
    ['America/Sao_Paulo', '2018-11-04', '00:30', '01:30'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '02:45'],
  ])('in %s summer time leaves out %s %s: it is %s', (zone, day, time, later) => {
    const at = instantOf(day, time, zone)
    expect([dayIn(zone, at), timeIn(zone, at)]).toEqual([day, later])
  })

  test('are counted by the calendar, not by hours', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-03-10', '2026-03-05')).toBe(-5)
    expect([isDay('2024-02-29'), isDay('2026-02-29'), isDay('2026-1-1'), isDay('x')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('have years of four digits, and so do the days after them; their instants are known in every zone', () => {
    const outside = ['0000-01-01', '0026-03-29', '0999-12-31', '9999-01-01', '9999-12-31']
    expect(outside.filter(isDay)).toEqual([])
    expect(dayAfter('9998-12-31', 1)).toBe('9999-01-01')
    for (const day of ['1000-01-01', '9998-12-31']) {
      expect(isDay(day)).toBe(true)
      for (const zone of zones) expect(Number.isNaN(instantOf(day, '00:00', zone).getTime())).toBe(false)
    }
  })

  test('of a file are read in the chosen format alone', () => {
    expect(readDay('10/20/2016', 'MM/DD/YYYY')).toBe('2016-10-20')
    expect(readDay('20/10/2016', 'MM/DD/YYYY')).toBeUndefined()
    expect(readDay('20-10-2016', 'DD-MM-YYYY')).toBe('2016-10-20')
    expect(readDay('2016-02-30', 'YYYY-MM-DD')).toBeUndefined()
  })
})

describe('the language of a browser', () => {
  test.each([
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['pt', 'pt-PT'],
    ['pt-br', 'pt-BR'],
    ['fr,de;q=0.5,en;q=0.4', 'de'],
    ['fr', undefined],
    ['en;q=0', undefined],
    ['', undefined],
  ])('%s', (header, language) => expect(preferred(header)).toBe(language))
})

test('a text has each accented letter as one, however a browser or a file wrote it', () => {
  expect(reading('EUR').text(10).parse('Sa\u0303o Joa\u0303o')).toBe('S\u00e3o Jo\u00e3o')
})

test('no letter has more than thirty marks, which would take minutes to put in order', () => {
  const marks = '\u0301'.repeat(250_000) + '\u0316'.repeat(250_000)
  expect(reading('EUR').text(100).parse(`a${marks}b`)).toBe(`a${'\u0301'.repeat(30)}b`.normalize())
})

test('lines of a text end alike', () => {
  expect(reading('EUR').text(20).parse('a\r\nb\r\r\nc\nd')).toBe('a\nb\nc\nd')
  // Each of them is looked at once: with all that follow it would take an hour.
  expect(
    reading('EUR')
      .text(20)
      .safeParse(`a${'\r'.repeat(1_000_000)}b`).success,
  ).toBe(false)
})

describe('searching', () => {
  const text = searchText({ name: 'Bäckerei Weiß', number: '10482', city: 'São João', phone: '+351 220 001 482' }, [])
  test.each(['backerei', 'BÄCKEREI', 'weiss', 'sao joao', '220 001 482', '+351220001482', '10482'])(
    '%s is found',
    (query) => {
      const found = soughtIn(query).every(
        ({ words, number }) => words.every((word) => text.includes(word)) || (number && text.includes(number)),
      )
      expect(found).toBe(true)
    },
  )
})
