// SPDX-License-Identifier: EPL-2.0
/** Spans of time, and the buckets that a chart of them has. Pure; days are those of the browser's time zone. */
import type { Resolution } from './api'

export const spanKinds = ['hour', 'day', 'week', 'month', 'custom'] as const
export type SpanKind = (typeof spanKinds)[number]

/** The starts of the buckets in epoch milliseconds, oldest first, and the end of the last one. */
export interface Span {
  readonly resolution: Resolution
  readonly starts: readonly number[]
  readonly end: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const MOST_HOURLY_DAYS = 3
const MOST_DAILY_DAYS = 92

/** The span that ends now; of `custom`, from the day `from` to the day `to` ("2026-01-05"), both included. */
export function spanOf(kind: SpanKind, now: number, from: string, to: string): Span {
  switch (kind) {
    case 'hour':
      return steady('minute', now, MINUTE_MS, 60)
    case 'day':
      return steady('hour', now, HOUR_MS, 24)
    case 'week':
      return days(midnight(now, -6), midnight(now, 1))
    case 'month':
      return days(midnight(now, -30), midnight(now, 1))
    case 'custom':
      return custom(dayStart(from, now), midnight(dayStart(to, now), 1))
  }
}

/** As many buckets as these, right before them or from the day `from` on where one is given. */
export function spanBefore({ resolution, starts, end }: Span, from = ''): Span {
  const first = starts[0] ?? end
  const count = starts.length
  if (resolution === 'day') {
    const start = from ? dayStart(from, first) : midnight(first, -count)
    return days(start, midnight(start, count))
  }
  if (resolution === 'month') {
    const { year, month } = from ? partsOf(dayStart(from, first)) : { ...partsOf(first), month: partsOf(first).month - count }
    return months(new Date(year, month, 1).getTime(), new Date(year, month + count, 1).getTime())
  }
  const shift = from ? first - (dayStart(from, first) + (first - midnight(first, 0))) : end - first
  return { resolution, starts: starts.map((start) => start - shift), end: end - shift }
}

/** "2026-01-05" of a moment. */
export function dayOf(moment: number): string {
  const date = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function custom(first: number, end: number): Span {
  const last = Math.max(end, midnight(first, 1))
  const length = Math.round((last - first) / (24 * HOUR_MS))
  if (length <= MOST_HOURLY_DAYS) return steady('hour', last - 1, HOUR_MS, Math.round((last - first) / HOUR_MS))
  return length <= MOST_DAILY_DAYS ? days(first, last) : months(first, last)
}

function steady(resolution: Resolution, now: number, step: number, count: number): Span {
  const end = Math.floor(now / step) * step + step
  return { resolution, starts: Array.from({ length: count }, (_, index) => end - (count - index) * step), end }
}

function days(first: number, end: number): Span {
  const starts: number[] = []
  // not by 24 hours: there are days of 23 and 25
  for (let start = first; start < end; start = midnight(start, 1)) starts.push(start)
  return { resolution: 'day', starts, end }
}

function months(first: number, end: number): Span {
  const starts: number[] = []
  const date = new Date(first)
  for (let month = 0; ; month += 1) {
    const start = new Date(date.getFullYear(), date.getMonth() + month, 1).getTime()
    if (start >= end) return { resolution: 'month', starts, end: start }
    starts.push(start)
  }
}

function partsOf(moment: number) {
  const date = new Date(moment)
  return { year: date.getFullYear(), month: date.getMonth() }
}

function midnight(moment: number, later: number): number {
  const date = new Date(moment)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + later).getTime()
}

function dayStart(day: string, otherwise: number): number {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number)
  const start = new Date(year, month - 1, date).getTime()
  return Number.isNaN(start) ? midnight(otherwise, 0) : start
}
