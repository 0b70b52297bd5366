import type { FieldKind, Subject } from '../../../../lib/custom-fields/vocabulary'
import type { Visitor } from '../../visit/visitor'
import { addField } from '../leave-traces'
import { risky } from './risky-text'

type RiskyField = {
  name: string
  subject: Subject
  kind: FieldKind
  choices?: string[]
  cell: (turn: number) => string
}

const at = (list: string[], turn: number) => list[turn % list.length] ?? ''

const sizes = ['=SUM(1;2)', '+351', "'quoted", 'a; b', 'a', 'b', '@home, and away', '＝full', '"both"', '-']
const tags = ['=1+1', 'x; y', 'x', 'y', '-minus', "O'Neill", '漢字']

/** Custom fields of every kind, with names and choices that a spreadsheet or an import takes for something else. */
export const riskyFields: RiskyField[] = [
  { name: 'City', subject: 'customer', kind: 'text', cell: (turn) => risky(turn * 3 + 1, 60) },
  { name: '=Total', subject: 'customer', kind: 'text', cell: (turn) => risky(turn * 5 + 2, 60) },
  { name: '-Long; "story"', subject: 'customer', kind: 'longText', cell: (turn) => risky(turn * 11 + 3, 400) },
  {
    name: 'Balance',
    subject: 'customer',
    kind: 'number',
    cell: (turn) => `${(turn % 200) - 100}.${25 * (1 + (turn % 3))}`,
  },
  { name: 'Budget', subject: 'customer', kind: 'money', cell: (turn) => `${turn % 900}.50` },
  { name: 'Since', subject: 'customer', kind: 'day', cell: (turn) => `2025-02-${10 + (turn % 18)}` },
  { name: '@Size', subject: 'customer', kind: 'choice', choices: sizes, cell: (turn) => at(sizes, turn) },
  {
    name: 'Tags',
    subject: 'customer',
    kind: 'choices',
    choices: tags,
    cell: (turn) => [at(tags, turn), at(tags, turn + 3)].join('; '),
  },
  { name: 'Listed', subject: 'customer', kind: 'yesNo', cell: (turn) => at(['yes', 'no'], turn) },
  { name: 'Page', subject: 'customer', kind: 'link', cell: (turn) => `https://example.com/${turn}?a=1;b="2"` },
  { name: 'Mentor', subject: 'customer', kind: 'user', cell: () => 'Ana Duarte' },
  { name: 'City', subject: 'lead', kind: 'text', cell: (turn) => risky(turn * 13 + 4, 60) },
  { name: '+Fee', subject: 'lead', kind: 'money', cell: (turn) => `${turn % 70}.05` },
  { name: 'Lead size', subject: 'lead', kind: 'choice', choices: sizes, cell: (turn) => at(sizes, turn + 1) },
]

const called = (...kinds: FieldKind[]) => riskyFields.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name)

/** Columns of a risky file that are no texts. */
export const kindsOfHeads = {
  figures: ['Score', 'Expected value', 'Recurring value', ...called('number', 'money')],
  choices: called('choices'),
  addresses: ['Website', ...called('link')],
}

/** Those whose values the reader's language writes in its own way. */
export const writtenFields = called('number', 'money', 'day', 'yesNo')

/** Adds them, as a person does. */
export async function addRiskyFields(visitor: Visitor) {
  for (const { name, subject, kind, choices = [] } of riskyFields)
    await addField(visitor, { name, subject, kind, newChoices: choices.join('\n') })
}
