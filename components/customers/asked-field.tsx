import type { CustomFilter } from './customer-list-view'
import { Choice, Typed } from './filter-field'

/** What can be asked of one custom field; its name stands above, unless it is that of the only input. */
export function AskedField({ label, inputs, ticks }: CustomFilter) {
  if (ticks.length === 0) return inputs.map((input) => <Choice key={input.name} {...input} />)
  const set = ticks.filter(({ ticked }) => ticked).length
  return (
    <fieldset className="asked-field">
      <legend className={set > 0 || inputs.some(({ value }) => value) ? 'label is-set' : 'label'}>{label}</legend>
      {inputs.length > 0 && (
        <div className="asked-inputs">
          {inputs.map((input) => (
            <Typed key={input.name} {...input} />
          ))}
        </div>
      )}
      <div className="asked-ticks">
        {ticks.map(({ name, value, label: words, ticked }) => (
          <label className="check" key={`${name} ${value}`}>
            <input type="checkbox" name={name} value={value} defaultChecked={ticked} /> {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
