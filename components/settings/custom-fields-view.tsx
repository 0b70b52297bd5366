'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards } from '../form/choices'
import { Form } from '../form/form'
import { SelectField, TextArea, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import type { ArchivedLine } from './archived-list'
import { type ChoiceLine, ChoiceRows } from './choice-rows'
import { OrderButtons } from './order-buttons'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

type CustomFieldLine = {
  id: string
  version: number
  orderNumber: number
  name: string
  helpText: string | null
  subject: string
  subjectName: string
  kindName: string
  choices: string
  up: string
  down: string
}

export type CustomFieldsProps = {
  settings: SettingsFrame
  title: string
  words: Messages['customFields']
  lines: CustomFieldLine[]
  archived: ArchivedLine[]
  subjects: (Option & { text: string })[]
  kinds: Option[]
  editing: { line: CustomFieldLine; heading: string; stays: string; choices: ChoiceLine[] | null } | null
  actions: Record<'add' | 'edit' | 'move' | 'archive' | 'restore', FormAction>
}

const list = '/settings/custom-fields'

export function CustomFieldsView(props: CustomFieldsProps) {
  const { settings, title, words, lines, archived, editing, actions } = props
  const { texts } = settings
  return (
    <SettingsList
      settings={settings}
      place="customFields"
      title={title}
      lead={words.lead}
      addAt={editing ? { href: `${list}#edit`, label: texts.add } : undefined}
      table={lines.length === 0 ? null : 'ph-t'}
      heads={[{ label: texts.order }, { label: words.field }, { label: words.kind }, { label: words.for }]}
      rows={
        lines.length === 0 ? (
          <p className="soft">{words.empty}</p>
        ) : (
          lines.map((line, at) => <Row key={line.id} line={line} at={at} {...props} />)
        )
      }
      archived={{
        heading: texts.archived,
        lines: archived,
        action: actions.restore,
        idName: 'customFieldId',
        restore: texts.restore,
      }}
      edit={<EditCard key={editing?.line.id} {...props} />}
    />
  )
}

function Row({
  line,
  at,
  lines,
  words,
  settings: { texts },
  editing,
  actions,
}: CustomFieldsProps & { line: CustomFieldLine; at: number }) {
  const beside = (place: number) => lines[place]?.subject === line.subject
  const open = editing?.line.id === line.id
  return (
    <tr className={open ? 'is-open' : undefined} aria-current={open || undefined}>
      <td className="num ph-o" data-l={texts.order}>
        {line.orderNumber}
      </td>
      <th scope="row">
        <span>{line.name}</span>
        {line.choices && <small className="soft">{line.choices}</small>}
      </th>
      <td className="soft" data-l={words.kind}>
        {line.kindName}
      </td>
      <td data-l={words.for}>
        <span className={line.subject === 'lead' ? 'chip accent' : 'chip'}>{line.subjectName}</span>
      </td>
      <td className="ph-go">
        <OrderButtons
          action={actions.move}
          id={line.id}
          idName="customFieldId"
          version={line.version}
          first={!beside(at - 1)}
          last={!beside(at + 1)}
          up={line.up}
          down={line.down}
        />
        <a className="btn btn-sm" href={`${list}?edit=${line.id}#edit`}>
          {texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}

function EditCard(props: CustomFieldsProps) {
  const { words, editing, actions } = props
  const { texts } = props.settings
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        {line && <input type="hidden" name="customFieldId" value={line.id} />}
        <TextField name="name" label={words.name} value={line?.name} autoComplete="off" />
        <TextField
          name="helpText"
          label={words.helpText}
          note={words.optional}
          hint={words.helpHint}
          value={line?.helpText}
          autoComplete="off"
        />
        {editing ? <p className="hint">{editing.stays}</p> : <WhatItIs {...props} />}
        {editing?.choices && <ChoiceRows words={words} choices={editing.choices} />}
        {editing?.choices !== null && (
          <TextArea
            name="newChoices"
            label={editing ? words.newChoices : words.choices}
            hint={words.newChoicesHint}
            className={editing ? undefined : 'kind-choices'}
            rows={editing ? 2 : 4}
          />
        )}
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={list}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {line && (
        <Form action={actions.archive} version={line.version} name="archive">
          <input type="hidden" name="customFieldId" value={line.id} />
          <div className="row">
            <Button kind="quiet">{texts.archive}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}

/** Subject and kind, which stay what they are: only asked of a new field. */
function WhatItIs({ words, subjects, kinds }: CustomFieldsProps) {
  return (
    <>
      <RadioCards name="subject" legend={words.for} options={subjects} value="customer" />
      <SelectField name="kind" label={words.kind} options={kinds} value="text" />
    </>
  )
}
