// SPDX-License-Identifier: EPL-2.0
/** A schedule's time of the day as its form shows it, and as the server writes it. Pure. */

export type TimeKind = 'clock' | 'sunrise' | 'sunset'

/** `minutes` after the sun's event, negative for before; `clock` is "HH:MM". */
export interface TimeOfDay {
  kind: TimeKind
  clock: string
  minutes: number
}

export function readTime(at: string): TimeOfDay {
  const sun = /^(sunrise|sunset)(?:([+-])(\d{1,2}):(\d{2}))?$/.exec(at)
  if (sun === null) return { kind: 'clock', clock: at, minutes: 0 }
  const [, kind, sign, hours = '0', minutes = '0'] = sun
  const offset = Number(hours) * 60 + Number(minutes)
  return { kind: kind as TimeKind, clock: '', minutes: sign === '-' && offset > 0 ? -offset : offset }
}

export function writeTime({ kind, clock, minutes }: TimeOfDay): string {
  if (kind === 'clock') return clock
  if (minutes === 0) return kind
  const size = Math.abs(Math.round(minutes))
  return `${kind}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
