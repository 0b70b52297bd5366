'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { Option, OptionGroup } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import type { DueProps } from '../funnel/due'
import type { MarkProps } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { CustomerTable } from './customer-table'
import { ListFilters } from './list-filters'

export type ListLine = {
  key: string
  href: string
  name: string
  title: string | null
  sub: string
  number: string
  city: string | null
  accountType: string
  phase: { name: string; mark: MarkProps; outcome: 'won' | 'lost' | 'other' | null } | null
  score: number | null
  expected: string | null
  recurring: string | null
  perPeriod: string
  owner: string | null
  due: DueProps | null
  action: string | null
  changed: string
}

export type SortHead = { href: string; className: string; sorted?: 'ascending' | 'descending'; label: string }

export type CustomerListProps = {
  frame: FrameProps
  /** Whether leads are shown beside the customers. */
  funnelOn: boolean
  texts: Messages['customerList']
  title: string
  rows: ListLine[]
  heads: Record<'name' | 'city' | 'score' | 'expected' | 'nextAction' | 'changed', SortHead>
  totals: { label: string; value: string; note?: string }[]
  filters: {
    q: string
    isSet: boolean
    count: number
    fields: { name: string; label: string; empty: string; value?: string; options: (Option | OptionGroup)[] }[]
    archived: boolean
    order: string
    orders: Option[]
    clear: string
  }
  pages: { previous: string | null; next: string | null }
  similar: string | null
  empty: { heading: string; text: string; first: boolean } | null
  mayAdd: boolean
}

/** The CRM list: filters, totals over all that they let through, and one page of rows; cards on a phone. */
export function CustomerListView(props: CustomerListProps) {
  const { frame, texts, title, totals, filters, pages, similar, empty, mayAdd } = props
  return (
    <Page frame={frame} title={title} find={false}>
      <div className="page-head">
        <h1>{title}</h1>
        {frame.admin && (
          <a className="btn desk" href="/import">
            <Icon name="upload" /> {texts.import}
          </a>
        )}
        {mayAdd && (
          <a className="btn btn-primary desk" href="/customers/new">
            <Icon name="plus" /> {texts.add}
          </a>
        )}
      </div>
      <ListFilters filters={filters} texts={texts} />
      <dl className="totals" aria-label={texts.totals}>
        {totals.map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">
              {value} {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {similar && (
        <p className="notice" role="status">
          {similar}
        </p>
      )}
      {empty ? <Empty {...props} empty={empty} /> : <CustomerTable {...props} />}
      {(pages.previous || pages.next) && (
        <nav className="pages" aria-label={texts.pages}>
          <ul>
            <PageLink href={pages.previous} label={texts.previous} icon="left" />
            <PageLink href={pages.next} label={texts.next} icon="right" />
          </ul>
        </nav>
      )}
    </Page>
  )
}

function PageLink({ href, label, icon }: { href: string | null; label: string; icon: 'left' | 'right' }) {
  const words = (
    <>
      {icon === 'left' && <Icon name={icon} />} {label} {icon === 'right' && <Icon name={icon} />}
    </>
  )
  return (
    <li>
      {href ? (
        <a className="btn btn-sm" href={href}>
          {words}
        </a>
      ) : (
        <span className="btn btn-sm" aria-disabled="true">
          {words}
        </span>
      )}
    </li>
  )
}

function Empty({
  empty,
  texts,
  filters,
  mayAdd,
  frame,
}: CustomerListProps & { empty: NonNullable<CustomerListProps['empty']> }) {
  return (
    <section className="calm-box" aria-labelledby="empty">
      <h2 id="empty">{empty.heading}</h2>
      <p className="soft">{empty.text}</p>
      <p className="row">
        {!empty.first && (
          <a className="btn" href={filters.clear}>
            {texts.clear}
          </a>
        )}
        {empty.first && mayAdd && (
          <a className="btn" href="/customers/new">
            {texts.add}
          </a>
        )}
        {empty.first && frame.admin && (
          <a className="btn" href="/import">
            {texts.import}
          </a>
        )}
      </p>
    </section>
  )
}
