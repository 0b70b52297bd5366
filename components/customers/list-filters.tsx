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
          <Filter key={field.name} {...field} />
        ))}
        <Filter name="sort" label={texts.sort} value={filters.order} options={filters.orders} />
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

/** One choice; that of the order is for phones, where there are no column heads. */
function Filter({
  name,
  label,
  empty,
  value = '',
  options,
}: Omit<CustomerListProps['filters']['fields'][number], 'empty'> & { empty?: string }) {
  const set = empty !== undefined && value !== ''
  return (
    <p className={empty === undefined ? 'field hand' : 'field'}>
      <label className="label" htmlFor={`f-${name}`}>
        {label}
      </label>
      <select className={set ? 'input is-set' : 'input'} id={`f-${name}`} name={name} defaultValue={value} key={value}>
        <Options options={options} empty={empty} />
      </select>
    </p>
  )
}
