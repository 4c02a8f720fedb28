// SPDX-License-Identifier: EPL-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginPush, endPush, pushState } from '../src/push'

// SHA-256 of the endpoint, the first 16 bytes
const ENDPOINT = 'https://push.example/one'
const ID = 'ddf8b929d0cb630f7434fd1ca248e738'

const asked: string[] = []
let subscribed: { endpoint: string } | null = null
let known: { id: string }[] = []
let permission = 'default'

const subscription = () => ({
  endpoint: ENDPOINT,
  toJSON: () => ({ endpoint: ENDPOINT, keys: { p256dh: 'p', auth: 'a' } }),
  unsubscribe: async () => {
    subscribed = null
    return true
  },
})
const pushManager = {
  getSubscription: async () => (subscribed ? subscription() : null),
  subscribe: async (options: { applicationServerKey: string }) => {
    asked.push(`subscribe ${options.applicationServerKey}`)
    subscribed = { endpoint: ENDPOINT }
    return subscription()
  },
}

beforeEach(() => {
  asked.length = 0
  subscribed = null
  known = []
  permission = 'default'
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', {
    get permission() {
      return permission
    },
    requestPermission: async () => (permission === 'denied' ? 'denied' : 'granted'),
  })
  vi.stubGlobal('navigator', { language: 'ko', serviceWorker: { getRegistration: async () => ({ pushManager }) } })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path} ${typeof init.body === 'string' ? init.body : ''}`.trim())
    return new Response(JSON.stringify({ publicKey: 'KEY', subscriptions: known }))
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('push messages', () => {
  it('are subscribed for the key of the server, in the language of the page', async () => {
    await beginPush('ko')

    expect(asked).toEqual([
      'GET api/push',
      'subscribe KEY',
      `POST api/push/subscriptions {"endpoint":"${ENDPOINT}","keys":{"p256dh":"p","auth":"a"},"language":"ko"}`,
    ])
  })

  it('are on only where the server knows of the subscription too', async () => {
    expect(await pushState()).toBe('off')
    subscribed = { endpoint: ENDPOINT }
    expect(await pushState()).toBe('off')
    known = [{ id: ID }]
    expect(await pushState()).toBe('on')
  })

  it('end on both sides', async () => {
    subscribed = { endpoint: ENDPOINT }

    await endPush()

    expect(subscribed).toBeNull()
    expect(asked).toEqual([`DELETE api/push/subscriptions/${ID}`])
  })

  it('are not asked for where the browser cannot or must not', async () => {
    permission = 'denied'
    expect(await pushState()).toBe('denied')
    await beginPush('en')
    vi.stubGlobal('navigator', { language: 'ko' })
    expect(await pushState()).toBe('missing')
    expect(asked).toEqual([])
  })
})
