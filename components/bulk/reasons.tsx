export type ReasonLine = {
  reason: string
  count: string
  examples: { name: string; href: string }[]
  more: string | null
}

/** Why rows stay as they are, with the first of them. */
export function Reasons({ heading, lines }: { heading: string; lines: ReasonLine[] }) {
  return (
    <section className="card sheet" aria-labelledby="refused">
      <div className="card-head">
        <h2 id="refused">{heading}</h2>
      </div>
      <ul className="why">
        {lines.map(({ reason, count, examples, more }) => (
          <li key={reason}>
            <p className="strong">{reason}</p>
            <p className="n">{count}</p>
            <ul className="more bulk-names">
              {examples.map(({ name, href }) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
              {more && <li>{more}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
