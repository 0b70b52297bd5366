import { SettleFields, type SettleTexts } from '../customers/settle-fields'
import { TickBox } from '../form/choices'
import { SelectField, TextField } from '../form/inputs'
import type { Option, OptionGroup } from '../form/options'

/** A field that is asked once for all rows. */
export type BulkField = { name: string; label: string; note?: string } & (
  | { look: 'text' }
  | { look: 'day' }
  | { look: 'tick'; ticked: boolean }
  | { look: 'select'; options: (Option | OptionGroup)[]; empty: string }
  | { look: 'settle'; texts: SettleTexts; phases: (Option | OptionGroup)[]; reasons: Option[] }
)

export function BulkInput(field: BulkField) {
  const { name, label, note } = field
  if (field.look === 'tick') return <TickBox name={name} label={label} ticked={field.ticked} />
  if (field.look === 'select')
    return <SelectField name={name} label={label} options={field.options} empty={field.empty} />
  if (field.look === 'settle')
    return <SettleFields legend={label} texts={field.texts} phases={field.phases} reasons={field.reasons} />
  return <TextField name={name} label={label} note={note} type={field.look === 'day' ? 'date' : 'text'} />
}
