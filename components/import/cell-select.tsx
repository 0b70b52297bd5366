'use client'
import { FieldError, useField } from '../form/field'
import { type Option, type OptionGroup, Options } from '../form/options'

/** A select in a table cell; the label stands in the row's head. */
export function CellSelect({
  name,
  options,
  empty,
  chosen,
}: {
  name: string
  options: (Option | OptionGroup)[]
  empty: string
  chosen: string
}) {
  const { id, error, typed, attributes } = useField(name)
  const value = typed === undefined ? chosen : String(typed)
  return (
    <>
      <FieldError id={id} error={error} />
      <select key={value} {...attributes} className="input" defaultValue={value}>
        <Options options={options} empty={empty} />
      </select>
    </>
  )
}
