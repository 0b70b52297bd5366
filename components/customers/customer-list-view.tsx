'use client'
import type { Column } from '@/lib/customers/list-view'
import type { Messages } from '@/lib/i18n/messages'
import { BulkBar, type BulkListProps } from '../bulk/bulk-bar'
import { CellEditing } from '../cell-editing/cell-editing'
import { Form } from '../form/form'
import type { Option, OptionGroup } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { ShowAs, type ShowAsProps } from '../frame/show-as'
import type { DueProps } from '../funnel/due'
import type { MarkProps } from '../funnel/mark'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import { CustomerTable, pickValue } from './customer-table'
import { FilterChips } from './filter-chips'
import { ListFilters } from './list-filters'
import { ViewTabs, type ViewTabsProps } from './view-tabs'

/** A row as it is read. What it has not, or what no column shows, is left out: there are fifty on a page. */
export type ListLine = {
  customerId: string
  leadId?: string
  name: string
  title?: string
  number?: string
  city?: string
  accountType: string
  phase?: { name: string; mark: MarkProps }
  score?: number
  expected?: string
  recurring?: string
  weighted?: string
  reason?: string
  owner?: string
  due?: DueProps
  action?: string
  changed?: string
  /** By the id of the custom field. */
  fields?: Record<string, { text: string; href?: string }>
}

/** The head of a column; a link where the list can be sorted by it. */
export type Head = { label: string; className: string; href?: string; sorted?: 'ascending' | 'descending' }

export type SortHead = Head & { column: Column }

/** That of a custom field. */
export type FieldHead = Head & {
  id: string
  /** Whose form asks it, and by which name. */
  of: 'customer' | 'lead'
  input: string
}

/** A choice, or what is typed when there is nothing to choose from. */
export type FilterField = {
  name: string
  label: string
  value?: string
  empty?: string
  options?: (Option | OptionGroup)[]
  type?: 'text' | 'number' | 'date'
  /** For amounts and decimals, which are typed as text. */
  inputMode?: 'decimal' | 'text'
  error?: string
}

/** What can be asked of one custom field: what is typed or chosen, and what is ticked. */
export type CustomFilter = {
  id: string
  label: string
  inputs: FilterField[]
  ticks: { name: string; value: string; label: string; ticked: boolean }[]
}

export type CustomerListProps = {
  frame: FrameProps
  texts: Messages['customerList']
  title: string
  rows: ListLine[]
  /** What follows a recurring value. */
  perPeriod: string
  heads: SortHead[]
  fieldHeads: FieldHead[]
  views: ViewTabsProps
  totals: { label: string; value: string; note?: string; href?: string }[]
  filters: {
    action: string
    q: string
    /** All that is set, in words; each leads to the list without it. */
    chips: { key: string; text: string; href: string }[]
    count: number
    first: FilterField[]
    behind: FilterField[]
    /** Custom fields, of customers and of leads. */
    custom: { label: string; filters: CustomFilter[] }[]
    setBehind: number
    wrong: boolean
    ticks: { name: string; label: string; ticked: boolean }[]
    hidden: { name: string; value: string }[]
    order: string
    orders: Option[]
    /** The order is chosen here on a desk too. */
    ordered?: boolean
    clear: string
  }
  menu: { href: string; label: string; icon: IconName }[]
  pages: { previous: string | null; next: string | null }
  similar: string | null
  empty: { heading: string; text: string; first: boolean } | null
  mayAdd: boolean
  /** The other way to show it; null where there is none. */
  showAs: ShowAsProps | null
  /** For those who may change any of the rows. */
  bulk: BulkListProps | null
}

/** The CRM list: filters, totals over all that they let through, and one page of rows; cards on a phone. */
export function CustomerListView(props: CustomerListProps) {
  const { frame, texts, title, views, totals, filters, menu, pages, similar, empty, mayAdd, showAs } = props
  return (
    <Page frame={frame} title={title} find={false}>
      <div className="page-head tight">
        <h1>{title}</h1>
        {showAs && <ShowAs {...showAs} />}
        <details className="menu list-menu list-more">
          <summary className="btn">
            {texts.more}
            <span className="hand">
              <Icon name="dots" />
            </span>
            <span className="desk">
              <Icon name="down" />
            </span>
          </summary>
          <div className="menu-list">
            {menu.map(({ href, label, icon }) => (
              <a key={href} href={href}>
                <Icon name={icon} /> {label}
              </a>
            ))}
            {frame.admin && (
              <a href="/import">
                <Icon name="upload" /> {texts.import}
              </a>
            )}
          </div>
        </details>
        {mayAdd && (
          <a className="btn btn-primary desk" href="/customers/new">
            <Icon name="plus" /> {texts.add}
          </a>
        )}
      </div>
      <ViewTabs {...views} />
      <ListFilters filters={filters} texts={texts} />
      <FilterChips filters={filters} texts={texts} />
      <dl className="totals" aria-label={texts.totals} aria-live="polite">
        {totals.map(({ label, value, note, href }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">
              {value} {note && <small>{href ? <a href={href}>{note}</a> : note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {similar && (
        <p className="notice" role="status">
          {similar}
        </p>
      )}
      {empty ? <Empty {...props} empty={empty} /> : <Rows {...props} />}
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

function Rows(props: CustomerListProps) {
  const { bulk, heads, fieldHeads, texts, frame } = props
  if (!bulk) return <CustomerTable {...props} />
  return (
    <>
      <Form action={bulk.action} name="bulk" className="list-form">
        <CustomerTable {...props} />
        <BulkBar {...bulk} page={props.rows.map(pickValue)} />
      </Form>
      <CellEditing heads={heads} fieldHeads={fieldHeads} texts={texts} saidSo={frame.flash !== null} />
    </>
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
