import { Options } from '../form/options'
import { Icon } from '../icon/icon'
import type { CustomerListProps } from './customer-list-view'

/** Search and filters: one GET form, inline on a desk, a native popover on a phone. */
export function ListFilters({ filters, texts }: Pick<CustomerListProps, 'filters' | 'texts'>) {
  return (
    <form className="finder" role="search" aria-label={texts.searchAndFilter} action="/customers">
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
        <button className="btn hand" type="button" popoverTarget="filters">
          <Icon name="filter" /> {texts.filters} {filters.count > 0 && <span className="t">{filters.count}</span>}
        </button>
      </div>
      <div className="finder-more" id="filters" popover="auto">
        <div className="sheet-head hand">
          <h2>{texts.filters}</h2>
          <button className="btn btn-quiet" type="button" popoverTarget="filters" popoverTargetAction="hide">
            <Icon name="x" /> {texts.close}
          </button>
        </div>
        {filters.fields.map((field) => (
          <p className="field" key={field.name}>
            <label className="label" htmlFor={`f-${field.name}`}>
              {field.label}
            </label>
            <select
              className={field.value ? 'input is-set' : 'input'}
              id={`f-${field.name}`}
              name={field.name}
              defaultValue={field.value ?? ''}
              key={field.value ?? ''}
            >
              <Options options={field.options} empty={field.empty} />
            </select>
          </p>
        ))}
        {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
        <label className="check finder-archived">
          <input type="checkbox" name="archived" value="1" defaultChecked={filters.archived} /> {texts.archived}
        </label>
        <div className="finder-go">
          <button className="btn" type="submit">
            {texts.show}
          </button>
          {filters.isSet && (
            <a className="btn btn-quiet" href={filters.clear}>
              {texts.clear}
            </a>
          )}
        </div>
      </div>
    </form>
  )
}
