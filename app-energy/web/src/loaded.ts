// SPDX-License-Identifier: EPL-2.0
/** What a screen shows: loaded when it is opened, again each minute, and after each change that is made on it. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { ApiError, reasonOf } from './api'

const REFRESH_MS = 60_000

export type LoadState = 'loading' | 'ready' | 'failed'

export function useLoaded<T>(fetchAll: () => Promise<T>, refreshMs = REFRESH_MS) {
  const value = shallowRef<T | null>(null)
  const state = ref<LoadState>('loading')
  /** Why the last change was refused, in the server's words. */
  const refusal = ref('')

  async function load() {
    try {
      value.value = await fetchAll()
      state.value = 'ready'
    } catch {
      // what was shown before is better than nothing
      if (value.value === null) state.value = 'failed'
    }
  }

  /** Changes something and loads what came of it; what is refused is told in `refusal`. */
  async function change(work: () => Promise<unknown>) {
    refusal.value = ''
    try {
      await work()
    } catch (cause) {
      refusal.value = reasonOf(cause)
    }
    await load()
  }

  const timer = setInterval(() => void load(), refreshMs)
  onScopeDispose(() => clearInterval(timer))
  void load()
  return { value, state, refusal, load, change }
}

/** For a part that may be missing: the others are shown without it. */
export function orElse<T, E>(promise: Promise<T>, otherwise: E): Promise<T | E> {
  return promise.catch(() => otherwise)
}

/** What may be refused as things are (409), such as a sum of different currencies: null then; else it fails as ever. */
export function unlessRefused<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch((cause: unknown) => {
    if (cause instanceof ApiError && cause.status === 409) return null
    throw cause
  })
}
