import { expect, test } from 'vitest'
import { readMessages } from '@/bin/steps/bench/count-proxy'
import { cut } from '@/bin/steps/bench/limit/cut'
import { html } from '@/bin/steps/bench/limit/template'
import { weigh } from '@/bin/steps/bench/weigh'
import { encode, formWith } from '@/bin/steps/visit/forms'

const page = `<form method="POST"><input name="other" value="1"/></form>
<form method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:1}"/><input name="score" value="3"/>
<input type="radio" name="reason" value="won"/><input type="radio" name="reason" value="lost" checked=""/>
<textarea name="note">a &amp; b</textarea><button name="do" value="close">Close</button></form>`

test('a form is sent with the fields that a browser would send', () => {
  const { fields, buttons, choices } = formWith(page, 'score')
  expect(Object.fromEntries(fields)).toEqual({ '$ACTION_1:0': '{"id":1}', score: '3', reason: 'lost', note: 'a & b' })
  expect(buttons).toEqual([['do', 'close']])
  expect(choices).toEqual({ reason: ['won', 'lost'] })
  expect(encode([['note', 'a\nb']])).toMatch(/^--(\S+)\r\n.*name="note"\r\n\r\na\r\nb\r\n--\1--\r\n$/s)
  expect(() => formWith(page, 'jump')).toThrow('There is no form with jump')
})

test('statements and rows are counted however the answer is cut', () => {
  const message = (kind: string, length: number) => {
    const bytes = Buffer.alloc(1 + length, kind)
    bytes.writeUInt32BE(length, 1)
    return bytes
  }
  const answer = Buffer.concat([
    message('T', 40),
    message('D', 90),
    message('D', 12),
    message('C', 13),
    message('Z', 5),
  ])
  const counted = { queries: 0, rows: 0 }
  const read = readMessages(counted)
  for (let at = 0; at < answer.length; at += 7) read(answer.subarray(at, at + 7))
  expect(counted).toEqual({ queries: 1, rows: 2 })
})

test('what a page shows comes out of its template again, without scripts', () => {
  const shown = '<p title="a &lt; b">Ana &amp; Tiago<b>1 &gt; 0</b></p>'
  const { strings, values } = cut(`${shown}<script nonce="x">self.__next_f.push([1,"a"])</script>`)
  expect(values).toEqual(['a < b', 'Ana & Tiago', '1 > 0'])
  expect(html(strings, ...values)).toBe(shown)
})

test('flight is what the page says a second time for scripts', () => {
  const flight = '<script nonce="x">self.__next_f.push([1,"a"])</script>'
  expect(weigh(Buffer.from(`<p>Ana</p>${flight}<script src="a.js"></script>`))).toMatchObject({ flight: flight.length })
})
