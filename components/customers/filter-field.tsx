import { FieldError } from '../form/field'
import { Options } from '../form/options'
import type { FilterField } from './customer-list-view'

/** One choice; that of the order is for phones, where there are no column heads, unless it stands there `always`. */
export function Choice({
  name,
  label,
  empty,
  value = '',
  options = [],
  always = false,
}: FilterField & { always?: boolean }) {
  const set = empty !== undefined && value !== ''
  return (
    <p className={empty === undefined && !always ? 'field hand' : 'field'}>
      <label className="label" htmlFor={`f-${name}`}>
        {label}
      </label>
      <select className={set ? 'input is-set' : 'input'} id={`f-${name}`} name={name} defaultValue={value} key={value}>
        <Options options={options} empty={empty} />
      </select>
    </p>
  )
}

export function Typed({ name, label, value = '', type = 'text', inputMode = 'decimal', error }: FilterField) {
  const id = `f-${name}`
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <FieldError id={id} error={error} />
      <input
        className={value ? 'input is-set' : 'input'}
        id={id}
        name={name}
        type={type}
        inputMode={type === 'text' ? inputMode : undefined}
        autoComplete="off"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  )
}
