// SPDX-License-Identifier: EPL-2.0
/** The page's service worker, by which it can be installed and shows without a connection what it saw last. */

import { shallowRef } from 'vue'

/** The header of an answer that the service worker has remembered (sw.js): when it was seen. */
const SEEN = 'X-WattM2M-Seen'

/** Since when something that is shown may be out of date; null with a connection. */
export const seenAt = shallowRef<Date | null>(null)

/** Takes note of how old an answer is: of those without a connection the oldest counts. */
export function noteAge(answer: Response): void {
  const told = answer.headers.get(SEEN)
  const seen = told === null ? null : new Date(told)
  seenAt.value = seen !== null && seenAt.value !== null && seenAt.value < seen ? seenAt.value : seen
}

/** Begins to keep what is seen; where a browser has no service workers, or not here, the page works without. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./sw.js').catch(() => {})
  })
}

/** Forgets what was seen, because somebody leaves. */
export function forgetWhatWasSeen(): void {
  navigator.serviceWorker?.controller?.postMessage('forget')
  void endPushHere().catch(() => {})
}

/** Who has left is not told any more in this browser; the server hears of it with its next message. */
async function endPushHere(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
}
