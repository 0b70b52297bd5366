import type { ReactNode } from 'react'

/** `href` lists exactly the rows that `count` counts. */
export type SectionProps = { id: string; heading: string; count: string; href: string; all: string }

/** Rows under a heading with their count, and the way to all of them in the list. */
export function Section({ id, heading, count, href, all, children }: SectionProps & { children: ReactNode }) {
  return (
    <section className="task-group" aria-labelledby={`t-${id}`}>
      <div className="group-h">
        <h2 id={`t-${id}`}>{heading}</h2>
        <span className="count t num">{count}</span>
        <a className="small tap" href={href}>
          {all}
          <span className="vh">, {heading}</span>
        </a>
      </div>
      {children}
    </section>
  )
}
