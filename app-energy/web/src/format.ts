// SPDX-License-Identifier: EPL-2.0
/** Numbers and times as people read them. Pure: the locale and the current time are arguments. */

export interface Quantity {
  readonly value: string
  readonly unit: string
}

/** Stands for every unknown value. */
export const UNKNOWN = '–'

/** Null only when nothing is known: the sum of nothing would read as zero. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Watts: a decimal only where it says something, kilowatts from ten thousand watts. */
export function formatPower(watts: number | null, locale: string): Quantity {
  if (watts === null) return { value: UNKNOWN, unit: 'W' }
  const size = Math.abs(watts)
  if (size >= 10_000) return { value: decimal(watts / 1000, 1, locale), unit: 'kW' }
  const digits = size >= 0.05 && size < 99.95 ? 1 : 0
  return { value: decimal(watts, digits, locale), unit: 'W' }
}

/** Watt-hours, always shown as kWh, so that cards can be compared at a glance. */
export function formatEnergy(wattHours: number | null, locale: string): Quantity {
  if (wattHours === null) return { value: UNKNOWN, unit: 'kWh' }
  const kWh = wattHours / 1000
  const size = Math.abs(kWh)
  const digits = kWh === 0 ? 0 : size < 0.0995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0
  return { value: decimal(kWh, digits, locale), unit: 'kWh' }
}

export function formatVoltage(volts: number | null, locale: string): Quantity {
  return { value: volts === null ? UNKNOWN : decimal(volts, 1, locale), unit: 'V' }
}

export function formatCurrent(amperes: number | null, locale: string): Quantity {
  return { value: amperes === null ? UNKNOWN : decimal(amperes, 2, locale), unit: 'A' }
}

/** Kilogrammes of carbon dioxide, as grammes below one. */
export function formatCarbon(kg: number | null, locale: string): Quantity {
  if (kg === null) return { value: UNKNOWN, unit: 'kg' }
  if (kg < 1) return { value: decimal(kg * 1000, 0, locale), unit: 'g' }
  return { value: decimal(kg, kg < 9.95 ? 2 : 1, locale), unit: 'kg' }
}

/** An amount in a currency, as the language writes it. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount)
}

/** What is paid in several currencies, which nobody can add up. */
export function formatCosts(costs: readonly { currency: string; cost: number }[], locale: string): string {
  return costs.map(({ currency, cost }) => formatMoney(cost, currency, locale)).join(' + ')
}

export function formatPercent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

export function text({ value, unit }: Quantity): string {
  return `${value} ${unit}`
}

/** "12s ago", "3 min ago": how long ago a moment was. Clocks that disagree a little never give a future. */
export function formatAgo(moment: number, now: number, locale: string): string {
  const seconds = Math.max(0, Math.round((now - moment) / 1000))
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' })
  if (seconds < 60) return format.format(-seconds, 'second')
  if (seconds < 3600) return format.format(-Math.floor(seconds / 60), 'minute')
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3600), 'hour')
  return format.format(-Math.floor(seconds / 86_400), 'day')
}

/** The wall-clock time in the browser's own time zone, on 24 hours: "14:00". */
export function formatClock(moment: number): string {
  const date = new Date(moment)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** A day and a time in the browser's own time zone. */
export function formatMoment(time: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time))
}

/** The short name of a day of the week, 1 (Monday) to 7. */
export function formatWeekday(day: number, locale: string): string {
  // the first of January 2024 was a Monday
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(date)
}

/** A number with a decimal at most. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function decimal(value: number, digits: number, locale: string): string {
  // -0.04 rounds to "-0.0", which nobody wants to read
  const rounded = Number(value.toFixed(digits))
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(rounded === 0 ? 0 : rounded)
}
