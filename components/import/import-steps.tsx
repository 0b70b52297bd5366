import { Mark } from '../funnel/mark'

/** Where one is among the four steps of an import. */
export function ImportSteps({ at, labels, label }: { at: number; labels: string[]; label: string }) {
  return (
    <nav className="import-steps" aria-label={label}>
      <Mark at={at} of={labels.length} />
      <ol>
        {labels.map((one, place) => (
          <li key={one} aria-current={place + 1 === at ? 'step' : undefined}>
            {one}
          </li>
        ))}
      </ol>
    </nav>
  )
}
