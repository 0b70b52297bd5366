import { Mark } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { Section, type SectionProps } from './section'
import type { PhaseProps } from './tasks'

type Line = { key: string; href: string; customer: string; title: string | null; value: string | null }
/** `plan` leads to where a next action is planned; null for who may not. */
export type UnplannedLine = Line & {
  phase: PhaseProps
  action: string | null
  plan: { href: string; label: string } | null
}
export type StalledLine = Line & { age: string; since: string }

export function UnplannedLeads({ rows, plan, ...section }: SectionProps & { rows: UnplannedLine[]; plan: string }) {
  return (
    <Section {...section}>
      <ul className="card due-list">
        {rows.map((row) => (
          <li key={row.key}>
            <Name row={row} />
            <p className="sub num">
              <span className="phase">
                <Mark {...row.phase.mark} /> {[row.phase.name, row.value].filter(Boolean).join(', ')}
              </span>
            </p>
            {row.action && <p className="sub">{row.action}</p>}
            {row.plan && (
              <a className="btn btn-sm plan-btn" href={row.plan.href}>
                <span aria-hidden="true">{plan}</span>
                <span className="vh">{row.plan.label}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function StalledLeads({ rows, ...section }: SectionProps & { rows: StalledLine[] }) {
  return (
    <Section {...section}>
      <ul className="card due-list">
        {rows.map((row) => (
          <li key={row.key}>
            <Name row={row} value={row.value} />
            <p className="age warn num">
              <Icon name="clock" /> {row.age}
            </p>
            <p className="sub num">{row.since}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Name({ row, value }: { row: Line; value?: string | null }) {
  return (
    <>
      <p className="line num">
        <a href={row.href}>{row.customer}</a>
        {value && <span>{value}</span>}
      </p>
      {row.title && <p className="sub">{row.title}</p>}
    </>
  )
}
