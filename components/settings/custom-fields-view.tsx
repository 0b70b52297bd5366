'use client'
import type { Messages } from '@/lib/i18n/messages'
import { RadioCards } from '../form/choices'
import { Draft } from '../form/draft'
import { SelectField, TextArea, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { type ChoiceLine, ChoiceRows } from './choice-rows'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type CustomFieldLine = SettingsLine & {
  helpText: string | null
  isOfLeads: boolean
  subjectName: string
  kindName: string
  choices: string
}

type CustomFieldsProps = SettingsListOf<CustomFieldLine> & {
  words: Messages['customFields']
  subjects: (Option & { text: string })[]
  kinds: Option[]
  /** Of the one whose form is open: what it is, and its choices where its kind has some. */
  opened: { stays: string; choices: ChoiceLine[] | null } | null
  actions: ListActions<'move'>
}

export function CustomFieldsView({ words, subjects, kinds, opened, ...list }: CustomFieldsProps) {
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      idName="customFieldId"
      draft={<Draft of={line ? `custom field ${line.id}` : 'new custom field'} />}
      table="ph-t"
      columns={[
        {
          label: words.field,
          of: ({ name, choices }) => (
            <>
              <span>{name}</span>
              {choices && <small className="soft">{choices}</small>}
            </>
          ),
        },
        { label: words.kind, className: 'soft', of: ({ kindName }) => kindName },
        {
          label: words.for,
          of: ({ isOfLeads, subjectName }) => <span className={isOfLeads ? 'chip accent' : 'chip'}>{subjectName}</span>,
        },
      ]}
    >
      <TextField name="name" label={words.name} value={line?.name} autoComplete="off" />
      <TextField
        name="helpText"
        label={words.helpText}
        note={words.optional}
        hint={words.helpHint}
        value={line?.helpText}
        autoComplete="off"
      />
      {opened ? (
        <p className="hint">{opened.stays}</p>
      ) : (
        <>
          <RadioCards name="subject" legend={words.for} options={subjects} value="customer" />
          <SelectField name="kind" label={words.kind} options={kinds} value="text" />
        </>
      )}
      {opened?.choices && <ChoiceRows words={words} choices={opened.choices} />}
      {opened?.choices !== null && (
        <TextArea
          name="newChoices"
          label={opened ? words.newChoices : words.choices}
          hint={words.newChoicesHint}
          className={opened ? undefined : 'kind-choices'}
          rows={opened ? 2 : 4}
        />
      )}
    </SettingsList>
  )
}
