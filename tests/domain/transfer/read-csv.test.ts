import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectDelimiter } from '@/lib/transfer/detect-csv'
import { csvLine } from '@/lib/transfer/write-csv'
import { expectRefusal } from '../../support/expect-refusal'
import { readAll, withFileOf } from '../../support/import-file'

const cellsOf = async (content: string | Buffer) => (await readAll(content)).map(({ cells }) => cells)

describe('a CSV file', () => {
  test.each([
    ['a,b', ','],
    ['a;b;c', ';'],
    ['a\tb', '\t'],
    ['"x,y,z";b', ';'],
    ['alone', ','],
    ['\r\na;b', ';'],
  ])('%j is separated by %j', (text, delimiter) =>
    withFileOf(text, async (path) => expect(await detectDelimiter(path, 'utf-8')).toBe(delimiter)),
  )

  test('is UTF-8 with or without a mark, UTF-16 of spreadsheets, or else Windows-1252', async () => {
    const text = 'name;city\r\nBäckerei “Weiß”;São João\r\n'
    const expected = [
      ['name', 'city'],
      ['Bäckerei “Weiß”', 'São João'],
    ]
    expect(await cellsOf(text)).toEqual(expected)
    expect(await cellsOf(`\uFEFF${text}`)).toEqual(expected)
    expect(await cellsOf(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected)
    expect(await cellsOf(Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1'))).toEqual(expected)
  })

  test('keeps a character whole that two chunks of the file share', async () => {
    const name = `${'x'.repeat(65_535)}é`
    expect(await cellsOf(`n\n${name}`)).toEqual([['n'], [name]])
  })

  test('may have quotes, line breaks in cells, rows of any length and lines with nothing in them', async () => {
    expect(await readAll('a,b\r\n"one, ""two""","3\n4"\r\n\r\n,\n5\n6,7,8\n"9"x,say "hi"')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['one, "two"', '3\n4'] },
      { line: 6, cells: ['5'] },
      { line: 7, cells: ['6', '7', '8'] },
      { line: 8, cells: ['"9"x', 'say "hi"'] },
    ])
  })

  test('has the same lines whatever ends them, within a cell too, and between two chunks of the file', async () => {
    const long = 'x'.repeat(65_534)
    for (const end of ['\n', '\r\n'])
      expect(await readAll([`"${long}`, 'y"', '"1', '2",3', '4'].join(end))).toEqual([
        { line: 2, cells: [`${long}\ny`] },
        { line: 4, cells: ['1\n2', '3'] },
        { line: 5, cells: ['4'] },
      ])
  })

  test('may be large, whatever ends its lines, but not a line of it', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(await readAll(`a${end}${`${'x'.repeat(99)}${end}`.repeat(12_000)}`)).toHaveLength(12_001)
    await expectRefusal(() => readAll(`a\nb\n${','.repeat(1_100_000)}`), 'import.rowTooLong', 'file')
    await expectRefusal(() => readAll(`a\n"${'b\n'.repeat(600_000)}"`), 'import.rowTooLong', 'file')
  })

  test('with a quote that is never closed is refused', () =>
    expectRefusal(() => cellsOf('a,b\n1,"2\n3,4\n'), 'import.quoteOpen', 'file'))

  test('reads back what was written, whatever is in the cells', async () => {
    // As a field of a form is read.
    const clean = (text: string) => text.replace(/\0/g, '').replace(/\r+\n/g, '\n').trim()
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...`'=＝+-@"",;\t\r\n a`), maxLength: 6 }),
    )
    const rows = fc.array(fc.array(cell.map(clean), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const kept = written.filter((cells) => cells.some((text) => text !== ''))
        expect(await cellsOf(['a,b,c\r\n', ...written.map((cells) => csvLine(cells))].join(''))).toEqual([
          ['a', 'b', 'c'],
          ...kept,
        ])
      }),
      { numRuns: 150 },
    )
  })

  test.each(['=1+1', '+1', '-1+1', '-', '-x', '@x', '\t=1', "'=1", '＝1+1', '＋1', '－1', '＠x', "'＝1"])(
    '%j is no formula in a file of ours',
    (text) => expect(csvLine([text])).toMatch(/^"?'/),
  )

  test('a number below nothing stays one, and is read back', async () => {
    expect(csvLine(['-12,5', '-3', '-0.25'], ';')).toBe('"-12,5";-3;-0.25\r\n')
    expect(await cellsOf(csvLine(['-12.5', "'-3"]))).toEqual([['-12.5', "'-3"]])
  })
})
