'use client'
import { Mark } from '../funnel/mark'
import type { BoardProps, Column } from './board-props'
import { CardItem } from './card'
import { type Dragging, DropButton, useDragging } from './dragging'

/** Every phase side by side, inside the one form that moves cards. */
export function Columns({ columns, texts, here }: Pick<BoardProps, 'columns' | 'texts' | 'here'>) {
  const dragging = useDragging(here, columns)
  return (
    <>
      <DropButton dragging={dragging} />
      <section className="board" aria-label={texts.columns}>
        {columns.map((column, at) => (
          <PhaseColumn
            key={column.id}
            column={column}
            at={at}
            of={columns.length}
            texts={texts}
            here={here}
            dragging={dragging}
          />
        ))}
      </section>
    </>
  )
}

type ColumnProps = Pick<BoardProps, 'texts' | 'here'> & { column: Column; at: number; of: number; dragging: Dragging }

function PhaseColumn({ column, at, of, texts, here, dragging }: ColumnProps) {
  const { id, name, count, sums, cards, all, pages, shown } = column
  const classes = ['bcol', shown && 'is-shown', dragging.over === id && 'is-over'].filter(Boolean)
  return (
    <section className={classes.join(' ')} id={`phase-${id}`} aria-labelledby={`h-${id}`} {...dragging.target(column)}>
      <header className="bcol-head">
        <h2 id={`h-${id}`}>
          <Mark at={at + 1} of={of} /> {name}
        </h2>
        <p className="bcol-n num">
          {count}
          <span className="vh"> {texts.leads}</span>
        </p>
        <dl>
          {sums.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      {cards.length === 0 && <p className="bnone muted small">{texts.none}</p>}
      <ol className="bcards">
        {cards.map((card) => (
          <CardItem key={card.leadId} card={card} column={column} texts={texts} here={here} dragging={dragging} />
        ))}
      </ol>
      {all && (
        <p className="bmore">
          {pages.previous && <PageLink href={pages.previous} label={texts.previous} name={name} />}
          {pages.more && <PageLink href={pages.more} label={texts.more} name={name} />}
          <a href={all.href}>{all.label}</a>
        </p>
      )}
    </section>
  )
}

function PageLink({ href, label, name }: { href: string; label: string; name: string }) {
  return (
    <a className="btn btn-sm" href={href}>
      {label}
      <span className="vh"> {name}</span>
    </a>
  )
}
