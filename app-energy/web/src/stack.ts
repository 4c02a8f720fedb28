// SPDX-License-Identifier: EPL-2.0
/** From the histories of single plugs to the layers of a stacked chart. Pure. */
import type { History, HistoryPoint } from './api'

export const HOUR_MS = 3_600_000
export const HOURS = 24
/** So many colours can still be told apart; further plugs are drawn as one layer. */
export const MOST_LAYERS = 8
export const OTHERS = '*'

export interface Bucket {
  readonly meanW: number
  readonly energyWh: number
  readonly coverage: number
}

/** One plug's buckets, oldest first; null where nothing was measured. */
export interface Layer {
  readonly deviceId: string
  readonly buckets: readonly (Bucket | null)[]
}

/** A layer as it is shown; colour is the name of a custom property. */
export interface Series extends Layer {
  readonly name: string
  readonly colour: string
}

/** The starts of the last 24 hours in epoch milliseconds; the last one is the hour that `now` is in. */
export function lastHours(now: number): number[] {
  const last = Math.floor(now / HOUR_MS) * HOUR_MS
  return Array.from({ length: HOURS }, (_, index) => last - (HOURS - 1 - index) * HOUR_MS)
}

/** One layer per plug in the given order; the smallest consumers are merged when there are too many. */
export function stack(histories: readonly History[], starts: readonly number[]): Layer[] {
  const layers = histories.map((history) => toLayer(history, starts))
  if (layers.length <= MOST_LAYERS) return layers
  const largest = new Set([...layers].sort((a, b) => energy(b) - energy(a)).slice(0, MOST_LAYERS - 1))
  const others = layers.filter((layer) => !largest.has(layer))
  return [...layers.filter((layer) => largest.has(layer)), merge(others, starts.length)]
}

export function energy({ buckets }: Layer): number {
  return buckets.reduce((sum, bucket) => sum + (bucket?.energyWh ?? 0), 0)
}

function toLayer({ deviceId, points }: History, starts: readonly number[]): Layer {
  const buckets: (Bucket | null)[] = starts.map(() => null)
  for (const point of points) {
    // the household's days and hours may begin at other moments than those of the browser's time zone
    const later = starts.findIndex((start) => start > Date.parse(point.start))
    const index = (later < 0 ? starts.length : later) - 1
    if (index >= 0) buckets[index] = toBucket(point)
  }
  return { deviceId, buckets }
}

function toBucket({ meanW, energyWh, coverage }: HistoryPoint): Bucket | null {
  return meanW === null ? null : { meanW, energyWh: energyWh ?? meanW, coverage: coverage ?? 1 }
}

function merge(layers: readonly Layer[], length: number): Layer {
  const buckets = Array.from({ length }, (_, index) => {
    const present = layers.flatMap((layer) => layer.buckets[index] ?? [])
    return present.length === 0 ? null : present.reduce(add)
  })
  return { deviceId: OTHERS, buckets }
}

function add(a: Bucket, b: Bucket): Bucket {
  return {
    meanW: a.meanW + b.meanW,
    energyWh: a.energyWh + b.energyWh,
    coverage: Math.min(a.coverage, b.coverage),
  }
}
