'use client'
import type { ComponentProps } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { SettleFields } from '../customers/settle-fields'
import { RadioCards, TickBoxes } from '../form/choices'
import { TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { Mark } from '../funnel/mark'
import type { Checks } from './checks'
import { CodedFields } from './coded-fields'
import { settingsPaths } from './places'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type LeadPhaseLine = SettingsLine & {
  code: string
  phaseType: string
  type: string
  stalledAfterDays: number | null
  openLeads: string
  /** Its place from the top, from 1. */
  place: number
}

type LeadPhasesProps = SettingsListOf<LeadPhaseLine> & {
  accountTypeId: string
  words: Messages['leadPhases']
  checks: ComponentProps<typeof Checks>
  types: (Option & { text: string })[]
  suggested: string
  /** The custom fields that can be required, and which are to complete the one whose form is open. */
  fields: Option[]
  required: string[]
  settle: ComponentProps<typeof SettleFields> | null
  actions: ListActions<'move'>
}

export function LeadPhasesView(props: LeadPhasesProps) {
  const { accountTypeId, words, types, suggested, fields, required, settle, ...list } = props
  const { texts } = list.settings
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      back={{ href: settingsPaths.accountTypes, label: texts.accountTypes }}
      idName="leadPhaseId"
      also={{ accountTypeId }}
      table="ph-t"
      columns={[
        {
          label: words.phase,
          of: ({ name, place }) => (
            <>
              <Mark at={place} of={list.lines.length} /> <span>{name}</span>
            </>
          ),
        },
        { label: texts.code, className: 'code', of: ({ code }) => code },
        {
          label: words.type,
          of: ({ phaseType, type }) => <span className={phaseType === 'closing' ? 'chip accent' : 'chip'}>{type}</span>,
        },
        {
          label: words.openLeads,
          numeric: true,
          className: 'ph-x ph-n',
          of: ({ id, name, openLeads }) => (
            <a href={`/customers?phase=${id}`}>
              {openLeads}
              <span className="vh"> {name}</span>
            </a>
          ),
        },
      ]}
      archive={{ text: words.archiveText, asked: settle && <SettleFields {...settle} /> }}
    >
      <CodedFields texts={texts} line={line} />
      <RadioCards name="phaseType" legend={words.phaseType} options={types} value={line?.phaseType ?? suggested} />
      <TextField
        name="stalledAfterDays"
        label={words.stalledAfter}
        note={words.optional}
        value={line?.stalledAfterDays}
        numeric
        inputMode="numeric"
        after={words.days}
      />
      {fields.length > 0 && (
        <>
          <input type="hidden" name="requiredFields" value="" />
          <TickBoxes
            name="requiredFields"
            legend={words.requiredFields}
            hint={words.requiredFieldsHint}
            options={fields}
            ticked={required}
          />
        </>
      )}
    </SettingsList>
  )
}
