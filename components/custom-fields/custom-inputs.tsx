'use client'
import { TickBoxes } from '../form/choices'
import { SelectField, TextArea, TextField } from '../form/inputs'
import type { Option } from '../form/options'

/** A custom field as a form asks it: its value as it stands in the input, what can be chosen, and how. */
export type CustomInput = {
  kind: 'text' | 'longText' | 'number' | 'money' | 'day' | 'link' | 'one' | 'several'
  name: string
  label: string
  note?: string
  hint?: string
  value: string | string[]
  options: Option[]
  /** The label of choosing nothing. */
  empty: string
  /** The currency's sign, before money. */
  sign: string
}

export const CustomInputs = ({ inputs }: { inputs: CustomInput[] }) =>
  inputs.map((input) => <Input key={input.name} {...input} />)

function Input({ kind, value, options, empty, sign, ...field }: CustomInput) {
  const text = String(value)
  switch (kind) {
    case 'longText':
      return <TextArea {...field} className="c-wide" value={text} />
    case 'number':
      return <TextField {...field} value={text} numeric inputMode="decimal" />
    case 'money':
      return <TextField {...field} value={text} numeric inputMode="decimal" before={sign} />
    case 'day':
      return <TextField {...field} value={text} numeric type="date" />
    case 'link':
      return <TextField {...field} value={text} inputMode="url" />
    case 'one':
      return <SelectField {...field} value={text} options={options} empty={empty} />
    case 'several':
      return <Several {...field} ticked={[value].flat()} options={options} />
    default:
      return <TextField {...field} value={text} />
  }
}

/** The empty value says that it was asked, also where nothing is ticked. */
function Several({
  label,
  note,
  ...field
}: Pick<CustomInput, 'name' | 'label' | 'note' | 'hint' | 'options'> & { ticked: string[] }) {
  return (
    <>
      <input type="hidden" name={field.name} value="" />
      <TickBoxes {...field} legend={note ? `${label} (${note})` : label} />
    </>
  )
}
