import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { TimeChart } from '@/components/crm-overview/time-chart'
import { outcomes } from '@/lib/closing-reasons/vocabulary'

type Time = { label: string } & Record<'won' | 'lost' | 'other', number>
const [top, bottom] = [12, 176]
const rounded = (value: number) => Math.round(value * 10) / 10

/** How many leads were won, lost and ended otherwise in each part of the period, on top of each other. */
export function drawTimes(title: string, times: Time[], written: (count: number) => string): TimeChart {
  const most = Math.max(4, ...times.map(({ won, lost, other }) => won + lost + other))
  const up = scaleLinear([0, most], [bottom, top]).nice(4)
  const along = scaleBand(
    times.map((_, at) => at),
    [36, 716],
  ).padding(0.3)
  const layers = stack<Time, (typeof outcomes)[number]>().keys(outcomes)(times)
  // More labels would run into each other on a phone, where they are drawn larger.
  const step = Math.ceil(times.length / 6)
  return {
    title,
    ticks: up
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => ({ y: rounded(up(tick)), label: written(tick) })),
    bars: layers.map((layer) => ({
      look: layer.key,
      path: layer
        .flatMap(([from = 0, to = 0], at) => {
          const [width, height] = [rounded(along.bandwidth()), rounded(up(from) - up(to))]
          return to > from ? [`M${rounded(along(at) ?? 0)} ${rounded(up(to))}h${width}v${height}h${-width}z`] : []
        })
        .join(''),
    })),
    labels: times.flatMap(({ label }, at) =>
      at % step === 0 ? [{ x: rounded((along(at) ?? 0) + along.bandwidth() / 2), text: label }] : [],
    ),
  }
}
