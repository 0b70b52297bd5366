import type { ReactNode } from 'react'

/** The links together list exactly the rows that `count` counts. */
export type SectionProps = { id: string; heading: string; count: string; links: { href: string; label: string }[] }

/** Rows under a heading with their count, and the way to all of them in the list. */
export function Section({ id, heading, count, links, children }: SectionProps & { children: ReactNode }) {
  return (
    <section className="task-group" aria-labelledby={`t-${id}`}>
      <div className="group-h">
        <h2 id={`t-${id}`}>{heading}</h2>
        <span className="count t num">{count}</span>
        {links.map(({ href, label }) => (
          <a className="small tap" key={href} href={href}>
            {label}
            <span className="vh">, {heading}</span>
          </a>
        ))}
      </div>
      {children}
    </section>
  )
}
