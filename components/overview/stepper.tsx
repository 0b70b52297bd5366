import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import type { OverviewTexts, StepProps, ValueLine } from './overview-props'

/** The funnel as one tapering band; the server says how many phases it has, so that no style is needed. */
export function Stepper({ steps, texts }: { steps: StepProps[]; texts: OverviewTexts }) {
  return (
    <ol className={`steps steps-${Math.min(steps.length, 8)}`}>
      {steps.map((step, at) => (
        <li key={step.id} className={`step ${step.look}`} aria-current={step.look === 'now' ? 'step' : undefined}>
          <svg className="seg" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
            <polygon points={band(at, steps.length)} />
          </svg>
          <div className="step-body">
            <p className="step-name">
              <StepIcon look={step.look} texts={texts} />
              {step.name}
            </p>
            <p className="step-when">{step.when}</p>
            {step.values && <StepValues values={step.values} texts={texts} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** From the full height of 32 down to 7, in equal steps. */
export function band(at: number, of: number): string {
  const inset = (place: number) => Math.round((place * 125) / of) / 10
  const [left, right] = [inset(at), inset(at + 1)]
  return `0,${left} 100,${right} 100,${32 - right} 0,${32 - left}`
}

const icons: Record<string, [IconName, keyof OverviewTexts]> = {
  done: ['check', 'done'],
  leap: ['jump', 'leftOut'],
  next: ['arrow', 'next'],
  won: ['check', 'won'],
  lost: ['x', 'lost'],
  other: ['dash', 'other'],
}

function StepIcon({ look, texts }: { look: string; texts: OverviewTexts }) {
  const icon = icons[look]
  return icon ? <Icon name={icon[0]} label={texts[icon[1]]} /> : null
}

/** Where values were recorded without a score, its place says so. */
export function StepValues({ values, texts }: { values: ValueLine; texts: OverviewTexts }) {
  const { score, expected, recurring } = values
  if (score === null && expected === null && recurring === null) return null
  return (
    <dl className="step-vals num">
      <StepValue look="score" label={texts.score} value={score ?? '–'} />
      {expected !== null && <StepValue look="expected" label={texts.expected} value={expected} />}
      {recurring !== null && <StepValue look="recurring" label={texts.recurring} value={recurring} />}
    </dl>
  )
}

const StepValue = ({ look, label, value }: { look: keyof ValueLine; label: string; value: string }) => (
  <div className={`of-${look}`}>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)
