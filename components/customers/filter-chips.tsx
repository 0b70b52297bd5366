import { Icon } from '../icon/icon'
import type { CustomerListProps } from './customer-list-view'

/** All that filters the list, in words; each is a link to the list without it. On paper, what the rows are. */
export function FilterChips({ filters, texts }: Pick<CustomerListProps, 'filters' | 'texts'>) {
  if (filters.chips.length === 0) return null
  return (
    <ul className="set-filters" aria-label={texts.set}>
      {filters.chips.map(({ key, text, href }) => (
        <li key={key}>
          <a className="chip accent" href={href}>
            {text} <Icon name="x" label={texts.remove} />
          </a>
        </li>
      ))}
    </ul>
  )
}
