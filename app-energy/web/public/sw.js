// SPDX-License-Identifier: EPL-2.0
// Keeps the page and what it saw last, for when there is no connection. What is fresh always comes first.
const PAGE = 'wattm2m-page-1'
const VALUES = 'wattm2m-values-2'
/** Whose values these are: what one person sees is not for the next. */
const WHOSE = 'wattm2m-whose-1'
const CURRENT = [PAGE, VALUES, WHOSE]
/** The header with the time of an answer that is remembered. */
const SEEN = 'X-WattM2M-Seen'
const SCREENS = /\/(api|devices)\//
const NOT_KEPT = /\/api\/(auth\/(?!status$)|models\/|privacy\/export)/
const MOST_VALUES = 200
const LARGEST_VALUE = 256 * 1024

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(begin()))

// who logs out leaves nothing behind on the machine
self.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(forget())
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
  } else if (SCREENS.test(url.pathname) && !NOT_KEPT.test(url.pathname)) event.respondWith(seenLast(request, nameOf(url)))
})

async function begin() {
  const others = (await caches.keys()).filter((name) => name.startsWith('wattm2m-') && !CURRENT.includes(name))
  await Promise.all(others.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function forget() {
  await caches.delete(VALUES)
  await caches.delete(WHOSE)
}

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
    if (answer.ok) await cache.put(name, answer.clone())
    return answer
  } catch (cause) {
    const known = await cache.match(name)
    if (known) return known
    throw cause
  }
}

/** The same of what a screen shows, with the time at which it was seen. */
async function seenLast(request, name) {
  try {
    const answer = await fetch(request)
    if (answer.ok && answer.headers.get('Content-Type')?.includes('json')) await keep(name, await answer.clone().text())
    return answer
  } catch (cause) {
    const known = await (await caches.open(VALUES)).match(name)
    if (known) return known
    throw cause
  }
}

async function keep(name, text) {
  if (name.endsWith('/api/auth/status')) await changeHands(JSON.parse(text))
  if (text.length > LARGEST_VALUE) return
  const cache = await caches.open(VALUES)
  const headers = { 'Content-Type': 'application/json', [SEEN]: new Date().toISOString() }
  await cache.put(name, new Response(text, { headers }))
  const names = await cache.keys()
  for (const oldest of names.slice(0, Math.max(0, names.length - MOST_VALUES))) await cache.delete(oldest)
}

/** Nobody says of himself who has not been renewed yet: that is no other person. */
async function changeHands({ user, isGuest }) {
  const person = user?.id ?? (isGuest ? 'guest' : null)
  if (person === null) return
  const before = await (await caches.open(WHOSE)).match('person')
  if (before && (await before.text()) !== person) await forget()
  await (await caches.open(WHOSE)).put('person', new Response(person))
}

/** Without the times that it is asked for: they are others each time, and what was seen last is what counts. */
function nameOf({ pathname, searchParams }) {
  const asked = [...searchParams].filter(([, value]) => !/^\d{4}-\d\d-\d\d/.test(value))
  return asked.length === 0 ? pathname : `${pathname}?${new URLSearchParams(asked)}`
}
