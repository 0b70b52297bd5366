'use client'
import type { ComponentProps } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { SettleFields } from '../customers/settle-fields'
import { TickBox } from '../form/choices'
import { Mark } from '../funnel/mark'
import { Icon } from '../icon/icon'
import type { Checks } from './checks'
import { CodedFields } from './coded-fields'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type AccountTypeLine = SettingsLine & {
  code: string
  /** The page of its lead phases, when it has some. */
  phases: string | null
  phaseCount: number
  incomplete: boolean
  isDefault: boolean
  customers: string
  openLeads: string
}

type Settle = ComponentProps<typeof SettleFields>

type AccountTypesProps = SettingsListOf<AccountTypeLine> & {
  words: Messages['accountTypes']
  checks: ComponentProps<typeof Checks>
  /** What becomes of open leads when the one whose form is open loses its phases, and when it is archived. */
  settle: Record<'phasesOff' | 'archived', Settle> | null
  actions: ListActions<'move'>
}

export function AccountTypesView({ words, settle, ...list }: AccountTypesProps) {
  const { texts } = list.settings
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      idName="accountTypeId"
      table="ph-t at-t"
      columns={[
        { label: words.name, of: (type) => <Name {...type} words={words} /> },
        { label: texts.code, className: 'code', of: ({ code }) => code },
        { label: words.leadPhases, className: 'ph-x', of: (type) => <Phases {...type} words={words} /> },
        {
          label: words.customers,
          numeric: true,
          className: 'at-n',
          of: ({ id, customers }) => <a href={`/customers?accountType=${id}`}>{customers}</a>,
        },
        { label: words.openLeads, numeric: true, className: 'at-n', of: ({ openLeads }) => openLeads },
      ]}
      archive={{ text: words.archiveText, asked: settle && <SettleFields {...settle.archived} /> }}
    >
      <CodedFields texts={texts} line={line} />
      <TickBox name="leadPhases" label={words.usesPhases} hint={words.usesPhasesHint} ticked={Boolean(line?.phases)} />
      <TickBox name="default" label={words.makeDefault} ticked={line?.isDefault} />
      {settle && <SettleFields {...settle.phasesOff} />}
    </SettingsList>
  )
}

type Cell = AccountTypeLine & Pick<AccountTypesProps, 'words'>

function Name({ name, isDefault, incomplete, words }: Cell) {
  return (
    <>
      <span>{name}</span> {isDefault && <span className="chip accent">{words.isDefault}</span>}
      {incomplete && (
        <span className="ph-warn">
          <Icon name="alert" label={words.incomplete} />
        </span>
      )}
    </>
  )
}

function Phases({ name, phases, phaseCount, words }: Cell) {
  return (
    <>
      {phaseCount > 0 && <Mark at={phaseCount + 1} of={phaseCount} />}{' '}
      {phases ? (
        <a href={phases}>
          {words.phasesOf}
          <span className="vh"> {name}</span>
        </a>
      ) : (
        words.no
      )}
    </>
  )
}
