// SPDX-License-Identifier: EPL-2.0
/** The typed client of schedules. Days of the week are 1 (Monday) to 7; times have the household's offset. */
import { getJson, send, write, type Power } from './api'

export type Holidays = 'as-always' | 'not' | 'only'
export type Missed = 'skip' | 'catch-up'
export type OutcomeKind = 'ASKED' | 'PROTECTED' | 'HELD_BY_HAND' | 'MISSED' | 'FAILED'

/** What somebody can say of a schedule; `at` is "23:30", "sunset" or "sunrise-00:45". */
export interface WantedSchedule {
  name: string
  deviceIds: string[]
  power: Power
  at: string
  days: number[]
  rrule: string
  holidays: Holidays
  missed: Missed
  /** How long automatic control leaves the plugs alone afterwards. */
  holdMinutes: number
  /** The first day; null for today, or as it was. */
  from: string | null
  /** The last day; empty or null for ever. */
  until: string | null
}

export interface Schedule extends WantedSchedule {
  id: string
  enabled: boolean
  next: string | null
}

export interface Upcoming {
  at: string
  scheduleId: string
  name: string
  deviceIds: string[]
  power: Power
}

export interface Conflict {
  at: string
  deviceId: string
  scheduleId: string
  otherId: string
}

export interface Outcome {
  at: string
  planned: string
  scheduleId: string
  deviceId: string
  power: Power
  kind: OutcomeKind
  explanation: string
}

const place = (id: string) => `api/schedules/${encodeURIComponent(id)}`

export const fetchSchedules = () => getJson<Schedule[]>('api/schedules')
export const fetchUpcoming = () => getJson<Upcoming[]>('api/schedules/upcoming?days=7')
export const fetchConflicts = () => getJson<Conflict[]>('api/schedules/conflicts?days=14')
export const fetchOutcomes = () => getJson<Outcome[]>('api/schedules/outcomes?limit=30')
export const createSchedule = (wanted: WantedSchedule) => write('POST', 'api/schedules', wanted)
export const changeSchedule = (id: string, wanted: Partial<WantedSchedule> & { enabled?: boolean }) =>
  write('PATCH', place(id), wanted)
export const deleteSchedule = (id: string) => send(place(id), { method: 'DELETE' })
