// SPDX-License-Identifier: EPL-2.0
/** How a stacked chart of histories is labelled, and what its bars mean: mean power, or energy where they are days. */
import type { Resolution } from './api'
import { formatClock, formatEnergy, formatPower, text } from './format'
import type { Span } from './span'
import { HOUR_MS, type Bucket } from './stack'

export interface Axis {
  readonly starts: readonly number[]
  label(start: number): string
  title(index: number): string
  value(bucket: Bucket): number
  format(value: number): string
}

/** The hours of a day. */
export function hourAxis(starts: readonly number[], locale: string): Axis {
  return axisOf({ resolution: 'hour', starts, end: (starts.at(-1) ?? 0) + HOUR_MS }, locale)
}

export function axisOf({ resolution, starts, end }: Span, locale: string): Axis {
  const isPower = resolution === 'minute' || resolution === 'hour'
  const label = isPower ? formatClock : dayLabel(resolution, locale)
  return {
    starts,
    label,
    title: (index) => (isPower ? `${label(starts[index] ?? 0)} – ${label(starts[index + 1] ?? end)}` : label(starts[index] ?? 0)),
    value: (bucket) => (isPower ? bucket.meanW : bucket.energyWh),
    format: (value) => text(isPower ? formatPower(value, locale) : formatEnergy(value, locale)),
  }
}

function dayLabel(resolution: Resolution, locale: string): (start: number) => string {
  const parts = resolution === 'month' ? ({ year: 'numeric', month: 'short' } as const) : ({ month: 'short', day: 'numeric' } as const)
  const format = new Intl.DateTimeFormat(locale, parts)
  return (start) => format.format(start)
}
