// Runs in the page, before it: keeps what the browser tells of painting, shifting and long tasks.
window.seen = { lcp: Number.NaN, cls: 0, blocking: 0 }
const watch = (type, see) =>
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })

watch('largest-contentful-paint', ({ startTime }) => {
  window.seen.lcp = startTime
})
watch('layout-shift', ({ value }) => {
  window.seen.cls += value
})
watch('longtask', ({ duration }) => {
  window.seen.blocking += Math.max(0, duration - 50)
})
