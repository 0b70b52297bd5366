import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { fieldTarget } from '@/lib/transfer/field-targets'
import { readAmount, readDay, readScore } from '@/lib/transfer/read-cell'
import { suggestColumns, suggestDateFormat, suggestNumberFormat } from '@/lib/transfer/suggest-mapping'
import { fieldLike } from '../../support/custom-fields'

describe('columns are guessed by their heads', () => {
  test('in an export of leads', () =>
    expect(suggestColumns(['Deal ID', 'Company name', 'Deal stage', 'Amount', 'Probability', 'Owner', ''])).toEqual([
      'leadExternalId',
      'customerName',
      'leadState',
      'leadExpectedValue',
      'leadScore',
      'owner',
      null,
    ]))

  test('in a list of customers, whose amounts and days are no leads', () =>
    expect(suggestColumns(['account', 'sector', 'revenue amount', 'created', 'office_location', 'Phone'])).toEqual([
      'customerName',
      null,
      null,
      null,
      'country',
      'phone',
    ]))

  test('fields of leads are none of a list of customers', () => {
    const [ofCustomers, ofLeads] = (['customer', 'lead'] as const).map((subject) => ({
      ...fieldLike('text'),
      ...{ subject, name: 'City' },
    })) as [CustomField, CustomField]
    const [city, field, lead] = ['city', fieldTarget(ofCustomers), fieldTarget(ofLeads)]
    const fields = [ofCustomers, ofLeads]
    expect(suggestColumns(['Name', 'City', 'City'], fields)).toEqual(['customerName', city, field])
    expect(suggestColumns(['Lead id', 'City', 'City', 'City'], fields)).toEqual(['leadExternalId', city, field, lead])
  })

  test('each target once', () => expect(suggestColumns(['Name', 'Company'])).toEqual(['customerName', null]))
})

describe('days', () => {
  test.each([
    [['2017-03-01', '2017-11-30'], 'YYYY-MM-DD'],
    [['3/1/2017', '10/20/2016'], 'MM/DD/YYYY'],
    [['1.3.2017', '20.10.2016'], 'DD-MM-YYYY'],
    [['01/03/2017'], 'DD-MM-YYYY'],
    [['soon'], 'YYYY-MM-DD'],
  ] as const)('%j are written %s', (samples, format) => expect(suggestDateFormat([...samples])).toBe(format))

  test('with a time are the day', () => {
    expect(readDay('2017-03-01T10:22:33Z', 'YYYY-MM-DD')).toBe('2017-03-01')
    expect(readDay('3/1/2017 12:00 AM', 'MM/DD/YYYY')).toBe('2017-03-01')
    expect(readDay('3/1/17', 'MM/DD/YYYY')).toBeUndefined()
    expect(readDay('0001-01-01T00:00:00', 'YYYY-MM-DD')).toBeUndefined()
  })
})

describe('amounts', () => {
  test.each([
    [['1,054.50', '7'], 'point'],
    [['1.054,50', '7'], 'comma'],
    [['1.054'], 'comma'],
    [['1,054'], 'point'],
    [['1054.50'], 'point'],
    [['12,5'], 'comma'],
    [['1054'], 'point'],
  ] as const)('%j have a %s', (samples, format) => expect(suggestNumberFormat([...samples], 'EUR')).toBe(format))

  test.each([
    ['€ 1.234,50', 'comma', 123_450],
    ['R$ 1.234,50', 'comma', 123_450],
    ['1.234,50 eur', 'comma', 123_450],
    ["CHF 1'234.50", 'point', 123_450],
    ['1054.000', 'point', 105_400],
    ['.5', 'point', 50],
    ['1054.005', 'point', undefined],
    ['12,34.5', 'point', undefined],
    ['-5', 'point', undefined],
    ['1.2.3', 'point', undefined],
    ['', 'point', undefined],
    ['99999999999999999', 'point', undefined],
    ...(['250k', 'K 250', '250 mln', '250 tsd', '12 mil', '1.2M', '250k€', 'T€ 250', 'k 250 €'] as const).map(
      (text) => [text, 'point', undefined] as const,
    ),
  ] as const)('%j with a %s is %j', (text, format, minor) => expect(readAmount(text, format, 'EUR')).toBe(minor))

  // Each letter is looked at once: with all that follow it would take half an hour.
  test('a cell of letters is none', () =>
    expect(readAmount(`1${'a'.repeat(1_000_000)}1`, 'point', 'EUR')).toBeUndefined())

  test('may have the sign of the currency where it is letters', () => {
    expect(readAmount('1 234,5 kr', 'comma', 'SEK')).toBe(123_450)
    expect(readAmount('1 234,5 kr', 'comma', 'EUR')).toBeUndefined()
  })

  test('as spreadsheets write them are read back in both formats', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (minor) => {
        const text = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100)
        expect(readAmount(text('en'), 'point', 'EUR')).toBe(minor)
        expect(readAmount(text('de'), 'comma', 'EUR')).toBe(minor)
      }),
    ))
})

test.each([
  ['60', 60],
  ['60 %', 60],
  ['0', undefined],
  ['101', undefined],
  ['0.6', undefined],
])('the score %j is %j', (text, score) => expect(readScore(text)).toBe(score))
