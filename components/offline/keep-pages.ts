import { noticePerson } from './device'

/** What a kept page may do: show itself. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'"

/** Installs the worker of this build, and gives it Today as it stands here, the page for everything else, and their look. */
export async function keepPages(build: string, userId: string) {
  const today = pageOf(document)
  await noticePerson(userId)
  await navigator.serviceWorker.register(`/worker.js?build=${build}`)
  await navigator.serviceWorker.ready
  const cache = await caches.open(`funil-${build}`)
  await cache.put('/', today)
  if (await cache.match('/offline')) return
  const offline = await fetch('/offline')
  if (!offline.ok || offline.redirected) return
  await cache.put('/offline', pageOf(new DOMParser().parseFromString(await offline.text(), 'text/html')))
  await cache.addAll(looks())
}

/** A page to read: without its scripts, and without what was said once. */
function pageOf(page: Document): Response {
  const root = page.documentElement.cloneNode(true) as HTMLElement
  for (const one of root.querySelectorAll('script, link[as=script], next-route-announcer, .flash-place')) one.remove()
  for (const one of root.querySelectorAll('details[open]')) one.removeAttribute('open')
  root.dataset.offline = ''
  return new Response(`<!doctype html>${root.outerHTML}`, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  })
}

/** Style, letters and icons of this page. */
function looks(): string[] {
  const icon = document.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? ''
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  return [...new Set([icon, ...loaded])].filter((path) => /^\/_next\/static\/.+\.(css|woff2|svg)$/.test(path))
}
