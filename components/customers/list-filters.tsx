import { FilterSheet, SheetButton } from '../form/filter-sheet'
import { useApply } from '../form/use-apply'
import { Icon } from '../icon/icon'
import { AskedField } from './asked-field'
import type { CustomerListProps } from './customer-list-view'
import { Choice, Typed } from './filter-field'

/** Search and filters: one GET form, inline on a desk, a native popover on a phone. */
export function ListFilters({ filters, texts }: Pick<CustomerListProps, 'filters' | 'texts'>) {
  const form = useApply()
  return (
    <form className="finder" role="search" aria-label={texts.searchAndFilter} action={filters.action} ref={form}>
      <input type="hidden" name="show" value="1" />
      {filters.hidden.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="finder-q">
        <label className="vh" htmlFor="q">
          {texts.searchLabel}
        </label>
        <span className="affix">
          <span className="pre">
            <Icon name="search" />
          </span>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            placeholder={texts.searchHint}
            defaultValue={filters.q}
          />
        </span>
        <SheetButton texts={texts} count={filters.count} />
      </div>
      <FilterSheet texts={texts}>
        {filters.first.map((field) => (
          <Choice key={field.name} {...field} />
        ))}
        <Choice
          name="sort"
          label={texts.sort}
          value={filters.order}
          options={filters.orders}
          always={filters.ordered}
        />
        <Behind filters={filters} texts={texts} />
        <div className="sheet-go">
          <button className="btn" type="submit">
            {texts.show}
          </button>
          {filters.chips.length > 0 && (
            <a className="btn btn-quiet" href={filters.clear}>
              {texts.clear}
            </a>
          )}
        </div>
      </FilterSheet>
    </form>
  )
}

/** What is asked for less often. */
function Behind({ filters, texts }: Pick<CustomerListProps, 'filters' | 'texts'>) {
  return (
    <details className="finder-behind" open={filters.wrong || undefined}>
      <summary className={filters.setBehind > 0 ? 'btn is-set' : 'btn'}>
        {texts.moreFilters} {filters.setBehind > 0 && <span className="t">{filters.setBehind}</span>}
        <Icon name="down" />
      </summary>
      <div className="finder-fields">
        {filters.behind.map((field) =>
          field.options ? <Choice key={field.name} {...field} /> : <Typed key={field.name} {...field} />,
        )}
        <div className="finder-ticks">
          {filters.ticks.map(({ name, label, ticked }) => (
            <label className="check" key={name}>
              <input type="checkbox" name={name} value="1" defaultChecked={ticked} /> {label}
            </label>
          ))}
        </div>
        {filters.custom.map(({ label, filters: asked }) => (
          <fieldset className="custom-filters" key={label}>
            <legend>{label}</legend>
            {asked.map((one) => (
              <AskedField key={one.id} {...one} />
            ))}
          </fieldset>
        ))}
        <button className="btn desk" type="submit">
          {texts.show}
        </button>
      </div>
    </details>
  )
}
