// SPDX-License-Identifier: EPL-2.0
// Keeps the page and what it saw last, for when there is no connection. What is fresh always comes first.
const PAGE = 'wattm2m-page-1'
const VALUES = 'wattm2m-values-1'
const SEEN_LAST = /\/api\/(devices|power\/summary|power\/[^/]+\/history|auth\/status)$/
const MOST_VALUES = 60

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// who logs out leaves nothing behind on the machine
self.addEventListener('message', ({ data }) => {
  if (data === 'forget') void caches.delete(VALUES)
})

// the server has sealed what it says for this browser (RFC 8291), in the browser's language
self.addEventListener('push', (event) => {
  const { title = 'WattM2M', body = '', tag = '', place = '' } = event.data?.json() ?? {}
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: 'icon-192.png', data: place }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show(new URL(event.notification.data, self.registration.scope).href))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.includes('/assets/')) event.respondWith(fromCacheFirst(request))
  else if (request.mode === 'navigate' || /\.(svg|png|json|html)$/.test(url.pathname) && !url.pathname.includes('/api/')) {
    event.respondWith(fresh(request, PAGE, request.mode === 'navigate' ? './' : request.url))
  } else if (SEEN_LAST.test(url.pathname)) event.respondWith(fresh(request, VALUES, url.pathname))
})

/** Shows a place in the page that is open, or else in a new one. */
async function show(address) {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!page) return self.clients.openWindow(address)
  await page.focus()
  return page.navigate(address)
}

/** The names of assets carry a hash of what is in them: they never change. */
async function fromCacheFirst(request) {
  const known = await caches.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) (await caches.open(PAGE)).put(request, answer.clone())
  return answer
}

/** Asks the server, and remembers its answer under a name; without it, the answer that is remembered. */
async function fresh(request, store, name) {
  const cache = await caches.open(store)
  try {
    const answer = await fetch(request)
    if (answer.ok) {
      await cache.put(name, answer.clone())
      await trim(cache)
    }
    return answer
  } catch (cause) {
    const known = await cache.match(name)
    if (known) return known
    throw cause
  }
}

async function trim(cache) {
  const names = await cache.keys()
  for (const name of names.slice(0, Math.max(0, names.length - MOST_VALUES))) await cache.delete(name)
}
