// SPDX-License-Identifier: EPL-2.0
/** The typed client of the energy application's REST interface. Times are ISO 8601 texts in UTC. */

import { locale } from './i18n'
import type { Part } from './part'
import { noteAge } from './offline'
import { renewSession } from './renewal'

export type Power = 'on' | 'off'
export type Resolution = 'minute' | 'hour' | 'day' | 'month'

/** One plug as the server knows it; null means "not known (yet)". Units: W, V, A, Wh. */
export interface Device {
  deviceId: string
  name: string | null
  room: string | null
  deviceClass: string | null
  /** In the flow of energy, by what its home has it for or the class that is written on it. */
  part: Part
  on: boolean | null
  pending: Power | null
  fault: string | null
  power: number | null
  voltage: number | null
  current: number | null
  energyTodayWh: number | null
  lastSeen: string | null
  environment: Environment | null
}

/** What a plug or sensor tells of its surroundings, in degrees Celsius, per cent, lux, ppm, and its own index. */
export interface Environment {
  temperature: number | null
  humidity: number | null
  brightness: number | null
  co2?: number | null
  airQuality?: number | null
}

/** The whole household. */
export interface Summary {
  powerW: number | null
  energyTodayWh: number | null
  devices: number
  devicesOn: number
  time: string | null
  costToday?: number | null
  currency?: string | null
  co2TodayKg?: number | null
  /** In each currency, where homes pay in several. */
  costs?: { currency: string; cost: number }[]
}

/** One bucket of a plug's history; coverage is the measured share (0-1) of its length. */
export interface HistoryPoint {
  start: string
  meanW: number | null
  energyWh: number | null
  minW: number | null
  maxW: number | null
  coverage: number | null
}

export interface History {
  deviceId: string
  resolution: Resolution
  points: HistoryPoint[]
}

/** A request that got no usable answer. `status` is 0 when there was no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

const TIMEOUT_MS = 10_000

export function fetchDevices(): Promise<Device[]> {
  return getJson<Device[] | null>('api/devices').then((devices) => (devices ?? []).map(complete))
}

export function fetchSummary(): Promise<Summary> {
  return getJson<Summary>('api/power/summary')
}

export async function fetchHistory(deviceId: string, resolution: Resolution, from: Date, to: Date): Promise<History> {
  const query = new URLSearchParams({ resolution, from: from.toISOString(), to: to.toISOString() })
  const path = `api/power/${encodeURIComponent(deviceId)}/history?${query}`
  const history = await getJson<Partial<History> | null>(path)
  return { deviceId, resolution, points: history?.points ?? [] }
}

/** Asks for a change; the plug's own echo, told by WebSocket, is what makes it true. */
export async function requestPower(deviceId: string, power: Power): Promise<void> {
  await write('POST', 'api/devices/power/control', { deviceId, power })
}

/** Writes on a plug; an empty text takes one off. */
export async function writeLabels(
  deviceId: string,
  labels: { name: string; room: string; deviceClass: string },
): Promise<void> {
  await write('PATCH', `api/devices/${encodeURIComponent(deviceId)}`, labels)
}

/** Absent members become null, so that the rest of the page knows one kind of "unknown". */
export function complete(device: Partial<Device> & { deviceId: string }): Device {
  return {
    deviceId: device.deviceId,
    name: device.name ?? null,
    room: device.room ?? null,
    deviceClass: device.deviceClass ?? null,
    part: device.part ?? 'consumer',
    on: device.on ?? null,
    pending: device.pending ?? null,
    fault: device.fault ?? null,
    power: device.power ?? null,
    voltage: device.voltage ?? null,
    current: device.current ?? null,
    energyTodayWh: device.energyTodayWh ?? null,
    lastSeen: device.lastSeen ?? null,
    environment: device.environment ?? null,
  }
}

/** An address with what is asked, and the home that it is asked of where one is named. */
export function ofHome(path: string, home: string, asked: Record<string, string> = {}): string {
  const query = new URLSearchParams(home ? { ...asked, home } : asked).toString()
  return query ? `${path}?${query}` : path
}

export async function getJson<T>(path: string): Promise<T> {
  const response = await send(path)
  try {
    return (await response.json()) as T
  } catch {
    // typically a proxy's login or error page with status 200
    throw new ApiError(response.status, 'the answer is not JSON')
  }
}

/** Sends a document. */
export function write(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, content: object): Promise<Response> {
  return send(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content) })
}

/** What went wrong, in words for people. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response = await attempt(path, init)
  // a 401 of these tells of a wrong password or token, not of a session that has ended
  const isAboutSessions = /^api\/(auth\/(login|register|refresh|logout|reset-password)|homes\/accept|privacy\/erasure)$/.test(path)
  if (response.status === 401 && !isAboutSessions && (await renewSession())) response = await attempt(path, init)
  if (!response.ok) throw new ApiError(response.status, await problemText(response))
  return response
}

async function attempt(path: string, init: RequestInit): Promise<Response> {
  const headers = { Accept: 'application/json', 'Accept-Language': locale.value, ...init.headers }
  try {
    const answer = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
    noteAge(answer)
    return answer
  } catch (cause) {
    throw new ApiError(0, cause instanceof Error ? cause.message : String(cause))
  }
}

/** The most telling text of an application/problem+json body (RFC 9457), or the bare status. */
async function problemText(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null)
  if (problem !== null && typeof problem === 'object') {
    const { detail, title } = problem as { detail?: unknown; title?: unknown }
    if (typeof detail === 'string' && detail) return detail
    if (typeof title === 'string' && title) return title
  }
  return `HTTP ${response.status}`
}
