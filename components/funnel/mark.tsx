/** The small funnel beside a phase's name: done, current, to come. `at` counts from 1. */
export type MarkProps = { at: number; of: number; end?: 'won' | 'lost' | 'other'; label?: string }

export function Mark({ at, of, end, label }: MarkProps) {
  const bars = Math.min(of, 8)
  const width = bars * 5.5 - 1.5
  return (
    <svg
      className="mark"
      viewBox={`0 0 ${width} 14`}
      width={width}
      height="14"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {(['done', 'now', 'won', 'todo'] as const).map((kind) => {
        const own = Array.from({ length: bars }, (_, place) => place).filter(
          (place) => look(place + 1, at, end) === kind,
        )
        return own.length > 0 && <path key={kind} className={kind} d={own.map((place) => bar(place, bars)).join('')} />
      })}
    </svg>
  )
}

function look(place: number, at: number, end: MarkProps['end']): 'done' | 'now' | 'won' | 'todo' {
  if (end === 'won') return 'won'
  if (place < at) return 'done'
  return place === at && !end ? 'now' : 'todo'
}

/** A bar of the mark as part of a path: the further right the lower. */
function bar(place: number, bars: number): string {
  const height = Math.round((14 - (place * 9) / Math.max(bars - 1, 1)) * 10) / 10
  return `M${place * 5.5} ${Math.round((14 - height) * 5) / 10}h4v${height}h-4z`
}
