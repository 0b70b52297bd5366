'use client'

export type Pair = { label: string; value: string | null; href?: string }

/** Labels with what stands there; a dash, called by `none`, where nothing does. */
export function Pairs({ pairs, none }: { pairs: Pair[]; none: string }) {
  return (
    <dl>
      {pairs.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="t">
            {value === null ? (
              <span className="muted" role="img" aria-label={none}>
                –
              </span>
            ) : href ? (
              <a href={href} rel="noreferrer">
                {value}
              </a>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
