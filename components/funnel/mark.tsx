/** The small funnel beside a phase's name: done, current, to come. `at` counts from 1. */
export type MarkProps = { at: number; of: number; end?: 'won' | 'lost' | 'other'; label?: string }

const most = 8

/** Drawn by CSS, because a list has fifty: a strip of colour behind as many bars, the further right the lower. */
export function Mark({ at, of, end, label }: MarkProps) {
  const bars = Math.min(of, most)
  const look = end === 'won' ? 'won' : `${end ? 'end ' : ''}at-${Math.min(at, most + 1)}`
  const shape = `mark of-${bars} ${look}`
  return label ? (
    <span className={shape} role="img" aria-label={label} />
  ) : (
    <span className={shape} aria-hidden="true" />
  )
}
