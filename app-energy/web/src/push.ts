// SPDX-License-Identifier: EPL-2.0
/** Whether this browser is told of alerts, and the typed client of its subscription. */
import { getJson, send, write } from './api'
import type { Locale } from './i18n'

/** `missing` where the browser cannot, or not here; `denied` where somebody has said that it must not. */
export type PushState = 'on' | 'off' | 'denied' | 'missing'

interface Known {
  publicKey: string
  subscriptions: { id: string }[]
}

export async function pushState(): Promise<PushState> {
  const registration = await registered()
  if (!registration) return 'missing'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await registration.pushManager.getSubscription()
  if (!subscription) return 'off'
  const [known, id] = await Promise.all([fetchKnown(), idOf(subscription.endpoint)])
  return known.subscriptions.some((one) => one.id === id) ? 'on' : 'off'
}

export async function beginPush(language: Locale): Promise<void> {
  const registration = await registered()
  if (!registration || (await Notification.requestPermission()) !== 'granted') return
  const { publicKey } = await fetchKnown()
  // one that was made for another server's key would bring nothing
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  await write('POST', 'api/push/subscriptions', { ...made.toJSON(), language })
}

export async function endPush(): Promise<void> {
  const subscription = await (await registered())?.pushManager.getSubscription()
  if (!subscription) return
  const id = await idOf(subscription.endpoint)
  await subscription.unsubscribe()
  await send(`api/push/subscriptions/${id}`, { method: 'DELETE' })
}

const fetchKnown = () => getJson<Known>('api/push')

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return undefined
  return navigator.serviceWorker.getRegistration()
}

/** The server's name for a subscription: the first 16 bytes of the hash of its address. */
async function idOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(hash).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
