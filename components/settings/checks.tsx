import { Icon } from '../icon/icon'

export type Check = { key: string; text: string; href: string; label: string }

/** What to look at before a funnel works, each with the link that solves it. */
export function Checks({ heading, checks }: { heading: string; checks: Check[] }) {
  if (checks.length === 0) return null
  return (
    <section className="notice warn" aria-labelledby="checks">
      <Icon name="alert" />
      <div>
        <h2 id="checks">{heading}</h2>
        <ul className="checks">
          {checks.map((check) => (
            <li key={check.key}>
              <p>{check.text}</p>
              <a className="btn btn-sm" href={check.href}>
                {check.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
