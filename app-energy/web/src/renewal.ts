// SPDX-License-Identifier: EPL-2.0
/** Goes on with a session when its short part has ended. The tokens are cookies that no script sees. */

/** Heard where somebody has to log in again. */
export const SIGNED_OUT = 'wattm2m:signed-out'

const TIMEOUT_MS = 10_000
let renewing: Promise<boolean> | null = null

/** Whether there is a session again; one attempt at a time, also among the tabs of a browser. */
export function renewSession(): Promise<boolean> {
  renewing ??= inTurn(renew).finally(() => (renewing = null))
  return renewing
}

/** Each token is good for one renewal: tabs that came at once would end the session for each other. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // browsers have them on pages from this machine or over TLS only
  const locks = navigator.locks as LockManager | null | undefined
  return locks ? locks.request('wattm2m-session', work) : work()
}

async function renew(): Promise<boolean> {
  try {
    const response = await fetch('api/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    // only the server's "no" means that the session is over; a broken line may come back
    if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT))
    return response.ok
  } catch {
    return false
  }
}
