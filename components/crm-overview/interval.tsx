/** In hundredths of the whole: where the share is, and within which range it may be. */
export type IntervalProps = { at: number; from: number; to: number }

/** From none to all, the range as a bar and the share as a mark; the sentence beside it says the same. */
export function Interval({ at, from, to }: IntervalProps) {
  return (
    <svg className="interval" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path className="whole" d="M0 6h100" />
      <rect className="range" x={from} y="3" width={to - from} height="6" />
      <path className="share" d={`M${at} 0v12`} />
    </svg>
  )
}
