'use client'
import type { Messages } from '@/lib/i18n/messages'
import { RadioCards, TickBoxes } from '../form/choices'
import type { Option } from '../form/options'
import { Icon } from '../icon/icon'
import { CodedFields } from './coded-fields'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type ClosingReasonLine = SettingsLine & {
  code: string
  outcome: 'won' | 'lost' | 'other'
  outcomeName: string
  accountTypes: string[]
  only: string
  used: string
}

type ClosingReasonsProps = SettingsListOf<ClosingReasonLine> & {
  words: Messages['closingReasons']
  outcomes: (Option & { text: string })[]
  accountTypes: Option[]
  outcomeStays: string | null
  actions: ListActions<'move'>
}

const outcomeIcons = { won: 'check', lost: 'x', other: 'dash' } as const

export function ClosingReasonsView({ words, outcomes, accountTypes, outcomeStays, ...list }: ClosingReasonsProps) {
  const { texts } = list.settings
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      idName="closingReasonId"
      table="ph-t cr-t"
      columns={[
        { label: words.reason, of: ({ name }) => <span>{name}</span> },
        { label: texts.code, className: 'code', of: ({ code }) => code },
        {
          label: words.outcome,
          className: 'ph-x',
          of: ({ outcome, outcomeName }) => (
            <span className={outcome === 'other' ? 'chip' : `chip ${outcome}`}>
              <Icon name={outcomeIcons[outcome]} /> {outcomeName}
            </span>
          ),
        },
        { label: words.for, className: 'soft cr-for', of: ({ only }) => only || words.all },
        { label: words.used, numeric: true, className: 'ph-n', of: ({ used }) => used },
      ]}
    >
      <CodedFields texts={texts} line={line} />
      <RadioCards name="outcome" legend={words.outcome} options={outcomes} value={line?.outcome ?? 'lost'} />
      {outcomeStays && <p className="hint">{outcomeStays}</p>}
      <TickBoxes
        name="accountTypes"
        legend={words.accountTypes}
        hint={words.accountTypesHint}
        options={accountTypes}
        ticked={line?.accountTypes ?? []}
      />
    </SettingsList>
  )
}
