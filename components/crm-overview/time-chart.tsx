/** Stacked bars over time, ready to draw in a box of 720 × 200. */
export type TimeChart = {
  title: string
  ticks: { y: number; label: string }[]
  bars: {
    x: number
    width: number
    label: string
    parts: { look: 'won' | 'lost' | 'other'; y: number; height: number }[]
  }[]
}

export function TimeChartDrawing({ title, ticks, bars }: TimeChart) {
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
      {bars.map(({ x, width, label, parts }) => (
        <g key={x}>
          {parts.map(({ look, y, height }) => (
            <rect key={look} className={look} x={x} width={width} y={y} height={height} />
          ))}
          <text x={x + width / 2} y="194" textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}
