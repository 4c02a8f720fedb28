// SPDX-License-Identifier: EPL-2.0
/** Loads what all plugs used in a span of time, and knows the addresses of the files of it. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { fetchHistory, getJson, send, type History } from './api'
import { orElse, type LoadState } from './loaded'
import type { Span } from './span'
import { stack, type Layer } from './stack'

export interface Usage {
  readonly deviceId: string
  readonly energyWh: number
}

/** What became of a file that was sent: so many days in it, of which so many were not known. */
export interface Imported {
  days: number
  taken: number
}

export function useAnalysis(deviceIds: Ref<readonly string[]>, span: Ref<Span>) {
  const shown = shallowRef<Span>(span.value)
  const layers = shallowRef<readonly Layer[]>([])
  const usage = shallowRef<readonly Usage[]>([])
  const costs = shallowRef<readonly Cost[]>([])
  const state = ref<LoadState>('loading')

  async function load() {
    const wanted = span.value
    const { resolution, starts, end } = wanted
    const [from, to] = [new Date(starts[0] ?? end), new Date(end)]
    const asked = deviceIds.value.map((deviceId) => fetchHistory(deviceId, resolution, from, to))
    const [answers, paid] = await Promise.all([Promise.allSettled(asked), fetchCosts(wanted)])
    // somebody may have chosen another span meanwhile
    if (wanted !== span.value) return
    const histories = answers.flatMap((answer): History[] => (answer.status === 'fulfilled' ? [answer.value] : []))
    state.value = histories.length === 0 ? 'failed' : 'ready'
    shown.value = wanted
    layers.value = stack(histories, starts)
    usage.value = histories.map(used).sort((a, b) => b.energyWh - a.energyWh)
    costs.value = paid
  }

  const query = computed(() => {
    const { starts, end } = span.value
    return `from=${new Date(starts[0] ?? end).toISOString()}&to=${new Date(end).toISOString()}`
  })
  watch([() => deviceIds.value.join('\n'), span], () => void load(), { immediate: true })
  return {
    shown,
    layers,
    usage,
    costs,
    state,
    load,
    greenButton: computed(() => `api/power/export/green-button?${query.value}`),
    roomsCsv: computed(() => `api/power/rooms/export?resolution=${span.value.resolution}&${query.value}`),
    csvOf: (deviceId: string) =>
      `api/power/export?deviceId=${encodeURIComponent(deviceId)}&resolution=${span.value.resolution}&${query.value}`,
  }
}

/** What a span has cost by the tariff that is paid, without fixed charges. */
export interface Cost {
  currency: string
  cost: number
  points: { start: string; cost: number }[]
  ofDevices: Record<string, number>
}

/** In each currency; none where it is not known, or the span is too short: prices change at full hours. */
export async function fetchCosts({ resolution, starts, end }: Span): Promise<readonly Cost[]> {
  if (resolution === 'minute') return []
  const [from, to] = [new Date(starts[0] ?? end).toISOString(), new Date(end).toISOString()]
  const query = new URLSearchParams({ resolution, from, to })
  const paid = await orElse(getJson<Cost & { currencies?: Cost[] }>(`api/power/cost?${query}`), null)
  return paid?.currencies?.length ? paid.currencies : paid ? [paid] : []
}

export async function sendHistory(deviceId: string, file: File): Promise<Imported> {
  const isGreenButton = file.name.toLowerCase().endsWith('.xml')
  const route = isGreenButton ? 'api/power/import/green-button' : 'api/power/import'
  const response = await send(`${route}?deviceId=${encodeURIComponent(deviceId)}`, {
    method: 'POST',
    headers: { 'Content-Type': isGreenButton ? 'application/atom+xml' : 'text/csv' },
    body: file,
  })
  return (await response.json()) as Imported
}

function used({ deviceId, points }: History): Usage {
  return { deviceId, energyWh: points.reduce((sum, { energyWh }) => sum + (energyWh ?? 0), 0) }
}
