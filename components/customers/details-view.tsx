'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { type Pair, Pairs } from '../custom-fields/custom-pairs'
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
  pairs: Pair[]
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
  /** Where the customer went that became one with another. */
  mergedInto: { text: string; href: string; label: string } | null
  /** Where others that may be this one are looked at. */
  duplicates: { href: string; label: string } | null
}

/** The Details tab: cards of label and value, each with Edit. */
export function DetailsView(props: DetailsProps) {
  const { frame, card, title, texts, parts, openLeads, closedLeads, openHeading, noPhases, restore } = props
  const { mergedInto, duplicates } = props
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
      {mergedInto && (
        <p className="notice warn">
          <span>
            {mergedInto.text} <a href={mergedInto.href}>{mergedInto.label}</a>
          </span>
        </p>
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
          {duplicates && (
            <a className="small tap" href={duplicates.href}>
              {duplicates.label}
            </a>
          )}
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
      <Pairs pairs={part.pairs} none={texts.none} />
    </section>
  )
}
