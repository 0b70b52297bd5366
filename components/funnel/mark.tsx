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
      {Array.from({ length: bars }, (_, place) => {
        const height = Math.round((14 - (place * 9) / Math.max(bars - 1, 1)) * 100) / 100
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars are their places
            key={place}
            className={look(place + 1, at, end)}
            x={place * 5.5}
            y={Math.round((14 - height) * 50) / 100}
            width="4"
            height={height}
            rx="1"
          />
        )
      })}
    </svg>
  )
}

function look(place: number, at: number, end: MarkProps['end']): string {
  if (end === 'won') return 'won'
  if (place < at) return 'done'
  return place === at && !end ? 'now' : 'todo'
}
