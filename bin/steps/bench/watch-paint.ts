/** Runs in the page: keeps what the browser tells of painting, shifting and long tasks in `seen`. */
export function watchPaint() {
  const seen = { lcp: 0, cls: 0, blocking: 0 }
  Object.assign(window, { seen })
  const watch = (type: string, see: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  watch('layout-shift', ({ value = 0 }) => {
    seen.cls += value
  })
  watch('longtask', ({ duration }) => {
    seen.blocking += Math.max(0, duration - 50)
  })
}
