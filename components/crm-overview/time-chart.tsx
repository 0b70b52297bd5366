/** Stacked bars over time, ready to draw in a box of 720 × 200: of each outcome all bars in one path. */
export type TimeChart = {
  title: string
  ticks: { y: number; label: string }[]
  bars: { look: 'won' | 'lost' | 'other'; path: string }[]
  labels: { x: number; text: string }[]
}

export function TimeChartDrawing({ title, ticks, bars, labels }: TimeChart) {
  return (
    <svg className="chart" viewBox="0 0 720 200" role="img" aria-label={title}>
      {ticks.map(({ y, label }) => (
        <g key={label}>
          <line className="grid" x1="32" x2="716" y1={y} y2={y} />
          <text x="26" y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {bars.map(({ look, path }) => (
        <path key={look} className={look} d={path} />
      ))}
      <g textAnchor="middle">
        {labels.map(({ x, text }) => (
          <text key={x} x={x} y="194">
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}
