'use client'
import type { Messages } from '@/lib/i18n/messages'
import { TextField } from '../form/inputs'
import type { SettingsLine } from './settings-table'

/** What a line is called, its code and its place: the first fields of what has a code. */
export function CodedFields({
  texts,
  line,
}: {
  texts: Messages['settings']
  line?: Pick<SettingsLine, 'name' | 'order'> & { code: string }
}) {
  return (
    <>
      <TextField name="description" label={texts.description} value={line?.name} />
      <div className="two">
        <TextField name="code" label={texts.code} value={line?.code} />
        <TextField
          name="orderNumber"
          label={texts.orderNumber}
          value={line?.order?.number}
          numeric
          inputMode="numeric"
        />
      </div>
      <p className="hint">{line ? texts.codeHint : texts.orderHint}</p>
    </>
  )
}
