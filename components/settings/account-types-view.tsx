'use client'
import type { ComponentProps } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { SettleFields } from '../customers/settle-fields'
import { Button } from '../form/button'
import { TickBox } from '../form/choices'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import { Mark } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { ArchiveForm } from './archive-form'
import type { ArchivedLine } from './archived-list'
import type { Check } from './checks'
import { OrderButtons } from './order-buttons'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

export type AccountTypeLine = {
  id: string
  version: number
  orderNumber: number
  code: string
  name: string
  leadPhases: boolean
  phaseCount: number
  incomplete: boolean
  isDefault: boolean
  customers: string
  openLeads: string
  up: string
  down: string
}

export type AccountTypesProps = {
  settings: SettingsFrame
  title: string
  words: Messages['accountTypes']
  lines: AccountTypeLine[]
  archived: ArchivedLine[]
  checkHeading: string
  checks: Check[]
  editing: {
    line: AccountTypeLine
    heading: string
    settle: ComponentProps<typeof SettleFields> | null
    archiveTitle: string
    archiveSettle: ComponentProps<typeof SettleFields> | null
  } | null
  actions: Record<'add' | 'edit' | 'move' | 'archive' | 'restore', FormAction>
}

const list = '/settings/account-types'

export function AccountTypesView(props: AccountTypesProps) {
  const { settings, title, words, lines, archived, checks, checkHeading, editing, actions } = props
  const { texts } = settings
  return (
    <SettingsList
      settings={settings}
      place="accountTypes"
      title={title}
      lead={words.lead}
      addAt={editing ? { href: `${list}#edit`, label: texts.add } : undefined}
      checks={{ heading: checkHeading, checks }}
      table="ph-t at-t"
      heads={[
        { label: texts.order },
        { label: words.name },
        { label: texts.code },
        { label: words.leadPhases },
        { label: words.customers, numeric: true },
        { label: words.openLeads, numeric: true },
      ]}
      rows={lines.map((line, at) => (
        <Row key={line.id} line={line} first={at === 0} last={at === lines.length - 1} {...props} />
      ))}
      archived={{
        heading: texts.archived,
        lines: archived,
        action: actions.restore,
        idName: 'accountTypeId',
        restore: texts.restore,
      }}
      edit={<EditCard key={editing?.line.id} {...props} />}
    />
  )
}

function Row({
  line,
  first,
  last,
  words,
  settings,
  editing,
  actions,
}: AccountTypesProps & { line: AccountTypeLine; first: boolean; last: boolean }) {
  const open = editing?.line.id === line.id
  return (
    <tr className={open ? 'is-open' : undefined} aria-current={open || undefined}>
      <td className="num ph-o" data-l={settings.texts.order}>
        {line.orderNumber}
      </td>
      <th scope="row">
        <span>{line.name}</span> {line.isDefault && <span className="chip accent">{words.isDefault}</span>}
        {line.incomplete && (
          <span className="ph-warn">
            <Icon name="alert" label={words.incomplete} />
          </span>
        )}
      </th>
      <td className="code" data-l={settings.texts.code}>
        {line.code}
      </td>
      <td className="ph-x" data-l={words.leadPhases}>
        {line.phaseCount > 0 && <Mark at={line.phaseCount + 1} of={line.phaseCount} />}{' '}
        {line.leadPhases ? (
          <a href={`${list}/${line.id}/phases`}>
            {words.phasesOf}
            <span className="vh"> {line.name}</span>
          </a>
        ) : (
          words.no
        )}
      </td>
      <td className="num at-n" data-l={words.customers}>
        <a href={`/customers?accountType=${line.id}`}>{line.customers}</a>
      </td>
      <td className="num at-n" data-l={words.openLeads}>
        {line.openLeads}
      </td>
      <td className="ph-go">
        <OrderButtons
          action={actions.move}
          id={line.id}
          idName="accountTypeId"
          version={line.version}
          first={first}
          last={last}
          up={line.up}
          down={line.down}
        />
        <a className="btn btn-sm" href={`${list}?edit=${line.id}#edit`}>
          {settings.texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}

function EditCard({ settings: { texts }, words, editing, actions }: AccountTypesProps) {
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        {line && <input type="hidden" name="accountTypeId" value={line.id} />}
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
        <TickBox name="leadPhases" label={words.usesPhases} hint={words.usesPhasesHint} ticked={line?.leadPhases} />
        <TickBox name="default" label={words.makeDefault} ticked={line?.isDefault} />
        {editing?.settle && <SettleFields {...editing.settle} />}
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={list}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {editing && (
        <ArchiveForm
          action={actions.archive}
          version={editing.line.version}
          hidden={{ accountTypeId: editing.line.id }}
          title={editing.archiveTitle}
          text={words.archiveText}
          settle={editing.archiveSettle}
          button={texts.archive}
        />
      )}
    </section>
  )
}
