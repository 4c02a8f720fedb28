// SPDX-License-Identifier: EPL-2.0
/** Loads the last 24 hours of every plug, again each minute, since the current hour still grows. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { fetchHistory, type History } from './api'
import { HOUR_MS, lastHours, stack, type Layer } from './stack'

const REFRESH_MS = 60_000

export type LoadedHistory = ReturnType<typeof useHistory>

export function useHistory(deviceIds: Ref<readonly string[]>, now: Ref<number>) {
  const hours = shallowRef<readonly number[]>([])
  const layers = shallowRef<readonly Layer[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')

  async function load() {
    if (deviceIds.value.length === 0) return
    const starts = lastHours(now.value)
    const from = new Date(starts[0] ?? now.value)
    const to = new Date((starts.at(-1) ?? now.value) + HOUR_MS)
    const asked = deviceIds.value.map((deviceId) => fetchHistory(deviceId, 'hour', from, to))
    const answers = await Promise.allSettled(asked)
    const histories = answers.flatMap((answer): History[] => (answer.status === 'fulfilled' ? [answer.value] : []))
    // one plug without history is no reason to hide the others; none at all is
    state.value = histories.length === 0 ? 'failed' : 'ready'
    if (state.value === 'failed') return
    hours.value = starts
    layers.value = stack(histories, starts)
  }

  const timer = setInterval(() => void load(), REFRESH_MS)
  onScopeDispose(() => clearInterval(timer))
  watch(() => deviceIds.value.join('\n'), () => void load(), { immediate: true })
  return { hours, layers, state, load }
}
