// SPDX-License-Identifier: EPL-2.0
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { noteAge, seenAt } from '../src/offline'

const HERE = 'http://hub.home'

class FakeCache {
  readonly kept = new Map<string, Response>()
  async put(name: string | Request, answer: Response) {
    this.kept.delete(String(name))
    this.kept.set(String(name), answer)
  }
  async match(name: string | Request) {
    return this.kept.get(String(name))?.clone()
  }
  async keys() {
    return [...this.kept.keys()]
  }
  async delete(name: string) {
    return this.kept.delete(name)
  }
}

let stores: Map<string, FakeCache>
let listeners: Record<string, (event: object) => void>
/** What the server answers; nothing at all where there is no connection. */
let server: ((path: string) => Response) | null

/** The worker as a browser would run it. */
function begin() {
  stores = new Map()
  listeners = {}
  const caches = {
    open: async (name: string) => {
      const store = stores.get(name) ?? new FakeCache()
      stores.set(name, store)
      return store
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  }
  const self = {
    location: { origin: HERE },
    registration: { scope: HERE },
    addEventListener: (type: string, listener: (event: object) => void) => (listeners[type] = listener),
    skipWaiting: () => {},
    clients: { claim: async () => {} },
  }
  const fetched = async ({ url }: { url: string }) => {
    if (server === null) throw new TypeError('Failed to fetch')
    return server(url.slice(HERE.length))
  }
  new Function('self', 'caches', 'fetch', readFileSync('public/sw.js', 'utf8'))(self, caches, fetched)
}

/** Undefined where the worker leaves it to the browser. */
async function ask(path: string): Promise<Response | undefined> {
  let answer: Promise<Response> | undefined
  const request = { url: HERE + path, method: 'GET', mode: 'cors' }
  listeners['fetch']?.({ request, respondWith: (given: Promise<Response>) => (answer = given) })
  return answer
}

async function forget() {
  let done: Promise<void> | undefined
  listeners['message']?.({ data: 'forget', waitUntil: (given: Promise<void>) => (done = given) })
  await done
}

const json = (value: unknown) => Response.json(value)
const status = (id: string | null) => json({ hasAccounts: true, user: id === null ? null : { id }, isGuest: false })

beforeEach(() => {
  server = (path) => json({ path })
  seenAt.value = null
  begin()
})

describe('without a connection', () => {
  it('every screen shows what it saw last, with the time', async () => {
    const screens = ['/api/schedules', '/api/alerts?limit=100&language=en', '/devices/tv/waste?days=30']
    for (const screen of screens) expect((await ask(screen))?.headers.get('X-WattM2M-Seen')).toBeNull()

    server = null

    for (const screen of screens) {
      const answer = await ask(screen)
      expect(await answer?.json()).toEqual({ path: screen })
      expect(Date.parse(answer?.headers.get('X-WattM2M-Seen') ?? '')).not.toBeNaN()
    }
    await expect(ask('/api/reports')).rejects.toThrow('Failed to fetch')
  })

  it('a history is found again whatever time it is asked for', async () => {
    const history = (resolution: string, from: string) => `/api/power/tv/history?resolution=${resolution}&from=${from}`
    await ask(history('hour', '2026-11-21T08:00:00Z'))
    server = null

    expect(await ask(history('hour', '2026-11-21T09:00:00Z'))).toBeDefined()
    await expect(ask(history('day', '2026-11-21T09:00:00Z'))).rejects.toThrow()
  })

  it('files are not kept, nor what is about passwords', async () => {
    server = () => new Response('a,b', { headers: { 'Content-Type': 'text/csv' } })
    await ask('/api/power/export?deviceId=tv')
    server = null

    await expect(ask('/api/power/export?deviceId=tv')).rejects.toThrow()
    expect(await ask('/api/auth/me')).toBeUndefined()
    expect(await ask('/api/privacy/export')).toBeUndefined()
  })

  it('only so much is kept, the oldest goes', async () => {
    for (let screen = 0; screen <= 200; screen++) await ask(`/api/reports/${screen}`)
    server = () => json('x'.repeat(300_000))
    await ask('/api/large')
    server = null

    await expect(ask('/api/reports/0')).rejects.toThrow()
    expect(await ask('/api/reports/1')).toBeDefined()
    await expect(ask('/api/large')).rejects.toThrow()
  })
})

describe('what was seen', () => {
  it('is forgotten by who leaves', async () => {
    await ask('/api/schedules')
    await forget()
    server = null

    await expect(ask('/api/schedules')).rejects.toThrow()
  })

  it('is not for the next person, and stays for the same one whose session is renewed', async () => {
    server = (path) => (path === '/api/auth/status' ? status('ann') : json({ path }))
    await ask('/api/auth/status')
    await ask('/api/schedules')
    server = () => status(null)
    await ask('/api/auth/status')
    server = () => status('ann')
    await ask('/api/auth/status')
    server = null
    expect(await ask('/api/schedules')).toBeDefined()

    server = () => status('ben')
    await ask('/api/auth/status')
    server = null

    await expect(ask('/api/schedules')).rejects.toThrow()
  })

  it('is as old as the oldest of it, until there is a connection again', () => {
    const seen = (at: string) => new Response('', { headers: { 'X-WattM2M-Seen': at } })
    noteAge(seen('2026-11-22T07:00:00Z'))
    noteAge(seen('2026-11-22T06:00:00Z'))
    noteAge(seen('2026-11-22T07:30:00Z'))
    expect(seenAt.value).toEqual(new Date('2026-11-22T06:00:00Z'))

    noteAge(new Response(''))

    expect(seenAt.value).toBeNull()
  })
})

describe('the page', () => {
  it.skipIf(!existsSync('dist/index.html'))('begins with no more than 200 kB of scripts', () => {
    const scripts = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)]
    const bytes = scripts.map(([, file]) => gzipSync(readFileSync(`dist/${file}`)).length)

    expect(scripts.length).toBeGreaterThan(0)
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(200_000)
  })
})
