'use client'
import type { ComponentProps } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { SettleFields } from '../customers/settle-fields'
import { Button } from '../form/button'
import { RadioCards, TickBoxes } from '../form/choices'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { Mark } from '../funnel/mark'
import { ArchiveForm } from './archive-form'
import type { ArchivedLine } from './archived-list'
import type { Check } from './checks'
import { OrderButtons } from './order-buttons'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

export type LeadPhaseLine = {
  id: string
  version: number
  orderNumber: number
  code: string
  name: string
  phaseType: string
  type: string
  stalledAfterDays: number | null
  openLeads: string
  up: string
  down: string
}

export type LeadPhasesProps = {
  settings: SettingsFrame
  accountTypeId: string
  title: string
  lead: string
  words: Messages['leadPhases']
  lines: LeadPhaseLine[]
  archived: ArchivedLine[]
  checks: Check[]
  checkHeading: string
  types: (Option & { text: string })[]
  /** The custom fields that can be required. */
  fields: Option[]
  suggested: string
  editing: {
    line: LeadPhaseLine
    heading: string
    required: string[]
    archiveTitle: string
    settle: ComponentProps<typeof SettleFields> | null
  } | null
  actions: Record<'add' | 'edit' | 'move' | 'archive' | 'restore', FormAction>
}

export function LeadPhasesView(props: LeadPhasesProps) {
  const { settings, accountTypeId, title, lead, words, lines, archived, checks, checkHeading, editing, actions } = props
  const { texts } = settings
  const here = `/settings/account-types/${accountTypeId}/phases`
  return (
    <SettingsList
      settings={settings}
      place="accountTypes"
      title={title}
      lead={lead}
      back={{ href: '/settings/account-types', label: texts.accountTypes }}
      addAt={editing ? { href: `${here}#edit`, label: words.add } : undefined}
      checks={{ heading: checkHeading, checks }}
      table={lines.length === 0 ? null : 'ph-t'}
      heads={[
        { label: texts.order },
        { label: words.phase },
        { label: texts.code },
        { label: words.type },
        { label: words.openLeads, numeric: true },
      ]}
      rows={
        lines.length === 0 ? (
          <p className="soft">{words.empty}</p>
        ) : (
          lines.map((line, at) => <Row key={line.id} line={line} at={at} here={here} {...props} />)
        )
      }
      archived={{
        heading: texts.archived,
        lines: archived,
        action: actions.restore,
        idName: 'leadPhaseId',
        restore: texts.restore,
        also: { accountTypeId },
      }}
      edit={<EditCard key={editing?.line.id} here={here} {...props} />}
    />
  )
}

function Row({
  line,
  at,
  here,
  accountTypeId,
  lines,
  words,
  settings: { texts },
  editing,
  actions,
}: LeadPhasesProps & { line: LeadPhaseLine; at: number; here: string }) {
  const beside = (place: number) => lines[place]?.phaseType === line.phaseType
  const open = editing?.line.id === line.id
  return (
    <tr className={open ? 'is-open' : undefined} aria-current={open || undefined}>
      <td className="num ph-o" data-l={texts.order}>
        {line.orderNumber}
      </td>
      <th scope="row">
        <Mark at={at + 1} of={lines.length} /> <span>{line.name}</span>
      </th>
      <td className="code" data-l={texts.code}>
        {line.code}
      </td>
      <td data-l={words.type}>
        <span className={line.phaseType === 'closing' ? 'chip accent' : 'chip'}>{line.type}</span>
      </td>
      <td className="num ph-x ph-n" data-l={words.openLeads}>
        <a href={`/customers?phase=${line.id}`}>
          {line.openLeads}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
      <td className="ph-go">
        <OrderButtons
          action={actions.move}
          id={line.id}
          idName="leadPhaseId"
          version={line.version}
          first={!beside(at - 1)}
          last={!beside(at + 1)}
          up={line.up}
          down={line.down}
          also={{ accountTypeId }}
        />
        <a className="btn btn-sm" href={`${here}?edit=${line.id}#edit`}>
          {texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}

function EditCard({
  settings: { texts },
  words,
  accountTypeId,
  types,
  fields,
  suggested,
  editing,
  actions,
  here,
}: LeadPhasesProps & { here: string }) {
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        <input type="hidden" name="accountTypeId" value={accountTypeId} />
        {line && <input type="hidden" name="leadPhaseId" value={line.id} />}
        <TextField name="description" label={texts.description} value={line?.name} />
        <div className="two">
          <TextField name="code" label={texts.code} value={line?.code} />
          <TextField
            name="orderNumber"
            label={texts.orderNumber}
            value={line?.orderNumber}
            numeric
            inputMode="numeric"
          />
        </div>
        <p className="hint">{line ? texts.codeHint : texts.orderHint}</p>
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
              ticked={editing?.required ?? []}
            />
          </>
        )}
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={here}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {editing && (
        <ArchiveForm
          action={actions.archive}
          version={editing.line.version}
          hidden={{ accountTypeId, leadPhaseId: editing.line.id }}
          title={editing.archiveTitle}
          text={words.archiveText}
          settle={editing.settle}
          button={texts.archive}
        />
      )}
    </section>
  )
}
