import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { figure } from './table'

export type Point = { customers: number; milliseconds: number }

const [width, height, left, right, top, bottom] = [480, 240, 56, 40, 36, 44]
const look = `
  text { font: 12px system-ui, sans-serif; fill: #333 } path { fill: none; stroke: #1a5fb4; stroke-width: 2 }
  circle { fill: #1a5fb4 } line { stroke: #ccc } .unit { fill: #666 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .unit { fill: #aaa } line { stroke: #444 }
    path { stroke: #8ab4f8 } circle { fill: #8ab4f8 } }`

/** How long a work takes as the customers become more: customers as powers of ten, milliseconds from nought. */
export function plot(title: string, points: Point[]): string {
  const sizes = points.map(({ customers }) => customers)
  const x = scaleLog([Math.min(...sizes), Math.max(...sizes)], [left, width - right])
  const most = Math.max(...points.map(({ milliseconds }) => milliseconds))
  const y = scaleLinear([0, most], [height - bottom, top]).nice(4)
  const at = ({ customers, milliseconds }: Point) => `x="${round(x(customers))}" y="${round(y(milliseconds) - 8)}"`
  const path = line<Point>(
    ({ customers }) => round(x(customers)),
    ({ milliseconds }) => round(y(milliseconds)),
  )(points)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>${look}</style>
<text x="8" y="18">${title}</text>
${y
  .ticks(4)
  .map(
    (tick) => `<line x1="${left}" x2="${width - right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>
<text class="unit" x="${left - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
  )
  .join('\n')}
${sizes.map((size) => `<text class="unit" x="${round(x(size))}" y="${height - bottom + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`).join('\n')}
<text class="unit" x="${width / 2}" y="${height - 6}" text-anchor="middle">customers; milliseconds, half of the answers are faster</text>
<path d="${path}"/>
${points
  .map(
    (point) => `<circle cx="${round(x(point.customers))}" cy="${round(y(point.milliseconds))}" r="3"/>
<text ${at(point)} text-anchor="middle">${figure(point.milliseconds)}</text>`,
  )
  .join('\n')}
</svg>
`
}

const round = (value: number) => Math.round(value * 10) / 10
