'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import type { LeadLine } from '../overview/overview-props'
import { LeadLines } from '../overview/records'

export type DetailPart = {
  id: string
  heading: string
  edit: string | null
  pairs: { label: string; value: string | null; href?: string }[]
}

export type DetailsProps = {
  frame: FrameProps
  card: CardProps
  title: string
  texts: Messages['customerCard']
  parts: DetailPart[]
  openLeads: LeadLine[]
  closedLeads: LeadLine[]
  openHeading: string
  noPhases: string | null
  restore: { action: FormAction; customerId: string; version: number } | null
}

/** The Details tab: cards of label and value, each with Edit. */
export function DetailsView(props: DetailsProps) {
  const { frame, card, title, texts, parts, openLeads, closedLeads, openHeading, noPhases, restore } = props
  return (
    <CardPage frame={frame} card={card} title={title} tab="details">
      {restore && (
        <section className="notice warn" aria-label={texts.archivedNotice}>
          <div>
            <p>{texts.archivedNotice}</p>
            <Form action={restore.action} version={restore.version}>
              <input type="hidden" name="customerId" value={restore.customerId} />
              <Button>{texts.restore}</Button>
            </Form>
          </div>
        </section>
      )}
      <div className="cols">
        <div className="cols-main">
          <div className="pairs-grid">
            {parts.map((part) => (
              <Part key={part.id} part={part} texts={texts} />
            ))}
          </div>
        </div>
        <aside className="side cols-main" aria-label={openHeading}>
          {noPhases && <p className="notice">{noPhases}</p>}
          <LeadLines id="open" heading={openHeading} leads={openLeads} />
          <LeadLines id="closed" heading={texts.earlierLeads} leads={closedLeads} />
        </aside>
      </div>
    </CardPage>
  )
}

function Part({ part, texts }: { part: DetailPart; texts: Messages['customerCard'] }) {
  return (
    <section className="card pairs" aria-labelledby={part.id}>
      <div className="card-head">
        <h2 id={part.id}>{part.heading}</h2>
        {part.edit && (
          <a className="small tap" href={part.edit}>
            {texts.edit}
            <span className="vh"> {part.heading}</span>
          </a>
        )}
      </div>
      <dl>
        {part.pairs.map(({ label, value, href }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="t">
              {value === null ? (
                <span className="muted" role="img" aria-label={texts.none}>
                  –
                </span>
              ) : href ? (
                <a href={href}>{value}</a>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
