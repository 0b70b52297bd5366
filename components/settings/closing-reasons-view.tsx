'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards, TickBoxes } from '../form/choices'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { Icon } from '../icon/icon'
import type { ArchivedLine } from './archived-list'
import { OrderButtons } from './order-buttons'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

export type ClosingReasonLine = {
  id: string
  version: number
  orderNumber: number
  code: string
  name: string
  outcome: 'won' | 'lost' | 'other'
  outcomeName: string
  accountTypes: string[]
  only: string
  used: string
  up: string
  down: string
}

export type ClosingReasonsProps = {
  settings: SettingsFrame
  title: string
  words: Messages['closingReasons']
  lines: ClosingReasonLine[]
  archived: ArchivedLine[]
  outcomes: (Option & { text: string })[]
  accountTypes: Option[]
  editing: { line: ClosingReasonLine; heading: string; outcomeStays: string | null } | null
  actions: Record<'add' | 'edit' | 'move' | 'archive' | 'restore', FormAction>
}

const outcomeIcons = { won: 'check', lost: 'x', other: 'dash' } as const

const list = '/settings/closing-reasons'

export function ClosingReasonsView(props: ClosingReasonsProps) {
  const { settings, title, words, lines, archived, editing, actions } = props
  const { texts } = settings
  return (
    <SettingsList
      settings={settings}
      place="closingReasons"
      title={title}
      lead={words.lead}
      addAt={editing ? { href: `${list}#edit`, label: texts.add } : undefined}
      table="ph-t cr-t"
      heads={[
        { label: texts.order },
        { label: words.reason },
        { label: texts.code },
        { label: words.outcome },
        { label: words.for },
        { label: words.used, numeric: true },
      ]}
      rows={lines.map((line, at) => (
        <Row key={line.id} line={line} first={at === 0} last={at === lines.length - 1} {...props} />
      ))}
      archived={{
        heading: texts.archived,
        lines: archived,
        action: actions.restore,
        idName: 'closingReasonId',
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
  settings: { texts },
  editing,
  actions,
}: ClosingReasonsProps & { line: ClosingReasonLine; first: boolean; last: boolean }) {
  const open = editing?.line.id === line.id
  return (
    <tr className={open ? 'is-open' : undefined} aria-current={open || undefined}>
      <td className="num ph-o" data-l={texts.order}>
        {line.orderNumber}
      </td>
      <th scope="row">
        <span>{line.name}</span>
      </th>
      <td className="code" data-l={texts.code}>
        {line.code}
      </td>
      <td className="ph-x" data-l={words.outcome}>
        <span className={line.outcome === 'other' ? 'chip' : `chip ${line.outcome}`}>
          <Icon name={outcomeIcons[line.outcome]} /> {line.outcomeName}
        </span>
      </td>
      <td className="soft cr-for" data-l={words.for}>
        {line.only || words.all}
      </td>
      <td className="num ph-n" data-l={words.used}>
        {line.used}
      </td>
      <td className="ph-go">
        <OrderButtons
          action={actions.move}
          id={line.id}
          idName="closingReasonId"
          version={line.version}
          first={first}
          last={last}
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

function EditCard({ settings: { texts }, words, outcomes, accountTypes, editing, actions }: ClosingReasonsProps) {
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        {line && <input type="hidden" name="closingReasonId" value={line.id} />}
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
        <RadioCards name="outcome" legend={words.outcome} options={outcomes} value={line?.outcome ?? 'lost'} />
        {editing?.outcomeStays && <p className="hint">{editing.outcomeStays}</p>}
        <TickBoxes
          name="accountTypes"
          legend={words.accountTypes}
          hint={words.accountTypesHint}
          options={accountTypes}
          ticked={line?.accountTypes ?? []}
        />
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
          <input type="hidden" name="closingReasonId" value={line.id} />
          <div className="row">
            <Button kind="quiet">{texts.archive}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}
