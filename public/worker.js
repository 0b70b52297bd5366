// The look of Funil comes from this device; Today as it was last seen, too, where there is no connection. Each build
// has a cache of its own, which the pages fill (components/offline/keep-pages.ts): no other page is ever kept.
const cacheName = `funil-${new URL(self.location.href).searchParams.get('build')}`
const doors = /^\/(sign-in|sign-out|invitation|setup)(\/|$)/

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (origin !== self.location.origin) return
  if (method === 'POST' && doors.test(pathname)) event.waitUntil(forgetPages())
  if (method !== 'GET') return
  if (pathname.startsWith('/_next/static/')) event.respondWith(fromDevice(event.request))
  else if (mode === 'navigate') event.respondWith(fromNetwork(event, pathname))
})

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name !== cacheName)
  await Promise.all(others.map((name) => caches.delete(name)))
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

// What stands there has its content in its name.
async function fromDevice(request) {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200 && !response.redirected) await cache.put(request, response.clone())
  return response
}

async function fromNetwork(event, pathname) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    // Whoever has to sign in is somebody else, for all we know.
    if (pathname === '/sign-in') await forgetPages()
    return response
  } catch (error) {
    const cache = await caches.open(cacheName)
    const today = pathname === '/' || pathname === '/start' ? await cache.match('/') : undefined
    const kept = today ?? (await cache.match('/offline'))
    if (kept) return kept
    throw error
  }
}

async function forgetPages() {
  const cache = await caches.open(cacheName)
  await Promise.all([cache.delete('/'), cache.delete('/offline')])
}
