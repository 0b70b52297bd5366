// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are source texts
import { describe, expect, test } from 'vitest'
import { hardCodedIn } from '@/bin/steps/hard-coded'
import { checkMessages, differences } from '@/bin/steps/messages'
import { readSource, unusedKeys } from '@/bin/steps/unused-messages'

describe('the messages', () => {
  test('are complete and alike in five languages, all used, and no view has words of its own', () => {
    expect(checkMessages()).toEqual([])
  })
})

describe('a language that differs from English is told so', () => {
  const english = { list: { title: 'Leads', count: '{n, plural, =1 {# lead} other {# leads}}', by: 'by {who}' } }
  const dutch = { title: 'Leads', count: '{n, plural, =1 {# lead} other {# leads}}', by: 'door {who}' }
  const told = (more: Record<string, string | undefined>) => {
    const texts = Object.entries({ ...dutch, ...more }).filter(([, text]) => text !== undefined)
    return differences('nl', { list: Object.fromEntries(texts) as Record<string, string> }, english)
  }

  test.each([
    ['nothing', {}, []],
    ['a key that is missing', { title: undefined }, ['nl list.title: missing']],
    ['a key too many', { more: 'Meer' }, ['nl list.more: not in English']],
    ['an empty text', { title: ' ' }, ['nl list.title: empty']],
    ['another value', { by: 'door {wie}' }, ['nl list.by: takes wie, in English who']],
    ['no value', { by: 'door' }, ['nl list.by: takes nothing, in English who']],
    [
      'another plural',
      { count: '{n, plural, other {# leads}}' },
      ['nl list.count: takes n (other), in English n (=1, other)'],
    ],
    [
      'a plural that calls 0 one',
      { count: '{n, plural, one {# lead} other {# leads}}' },
      ['nl list.count: a plural says =1, for in Brazilian Portuguese “one” is 0 too'],
    ],
    ['a plural that became a value', { count: '{n} leads' }, ['nl list.count: takes n, in English n (=1, other)']],
  ])('%s', (_what, more, problems) => expect(told(more)).toEqual(problems))

  test('what is no message', () => expect(told({ by: 'door {who' })[0]).toMatch(/^nl list\.by: ./))
})

describe('a key is used', () => {
  const page = `import { View } from '../components/view'\nexport default () => <View texts={texts(language, 'list')} />`
  const view = 'export const View = ({ texts }) => <p>{texts.title}{texts[`after${outcome}`]}</p>'
  const sources = (files: Record<string, string>) =>
    new Map(Object.entries(files).map(([path, text]) => [path, readSource(path, text)]))
  const unused = (keys: string[], files: Record<string, string>) =>
    unusedKeys({ list: Object.fromEntries(keys.map((key) => [key, key])) }, sources(files))

  test.each([
    ['by its whole name', 'title', { 'lib/a.ts': "t('list.title')" }],
    ['by a template and a word', 'state.open', { 'lib/a.ts': "const s = ['open']; t(`list.state.${s}`)" }],
    ['by a template with an end', 'openTitle', { 'lib/a.ts': "const s = ['open']; t(`list.${s as 'open'}Title`)" }],
    ['in a view of a page that hands the area on', 'title', { 'app/page.tsx': page, 'components/view.tsx': view }],
    ['there by a template', 'afterWon', { 'app/page.tsx': `${page}; 'Won'`, 'components/view.tsx': view }],
  ])('%s', (_how, key, files) => expect(unused([key], files)).toEqual([]))

  test.each([
    ['elsewhere under the same name', 'title', { 'lib/a.ts': 'texts.title' }],
    ['in a view that is not given the area', 'title', { 'components/view.tsx': view }],
    ['by a template whose word is nowhere', 'state.open', { 'lib/a.ts': 't(`list.state.${s}`)' }],
  ])('but not %s', (_how, key, files) => expect(unused([key], files)).toEqual([`list.${key}`]))
})

describe('words of its own in a view', () => {
  test.each([
    ['<p>Save it</p>', ['Save it']],
    ['<p>{open ? "Close" : words.open}</p>', ['Close']],
    ['<p>{count && "leads"}</p>', ['leads']],
    ['<p>{`${name} left`}</p>', ['left']],
    ['<input placeholder="Find" aria-label={"Search"} />', ['Find', 'Search']],
    ['<img alt="A funnel" />', ['A funnel']],
  ])('%s are found', (text, words) => expect(hardCodedIn(text)).toEqual(words))

  test.each([
    '<title>{`${title} · Funil`}</title>',
    '<p className="soft" id="none" aria-labelledby="h">{texts.save} – {name}&nbsp;·</p>',
    '<input name="expectedValue" type="text" value={kept.note ?? ""} />',
    '<a className={tab === "won" ? "chip won" : "chip"} href="/x">{name}</a>',
  ])('%s has none', (text) => expect(hardCodedIn(text)).toEqual([]))
})
