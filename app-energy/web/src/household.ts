// SPDX-License-Identifier: EPL-2.0
/** What the page knows about the plugs, and the pure function that takes in what is told. No clock, no I/O. */
import { complete, type Device, type Power } from './api'
import { sign } from './part'

export type Source = 'remote' | 'button' | 'unknown'

/** One live value: t in epoch milliseconds, w in watts. */
export interface Sample {
  readonly t: number
  readonly w: number
}

/** Why a requested change did not happen, seen from this page. */
export type Failure = { readonly kind: 'rejected'; readonly text: string } | { readonly kind: 'unconfirmed' }

export interface Plug extends Readonly<Device> {
  readonly pendingSince: number | null
  /** When its switching state was last told or requested, for listings that were asked for before that. */
  readonly stateAt: number
  readonly failure: Failure | null
  readonly changedBy: Source | null
  readonly trace: readonly Sample[]
}

export interface Household {
  readonly plugs: ReadonlyMap<string, Plug>
  readonly trace: readonly Sample[]
}

export interface Reading {
  type: 'reading'
  deviceId: string
  time: string
  power?: number | null
  voltage?: number | null
  current?: number | null
}

export interface StateChange {
  type: 'state'
  deviceId: string
  time: string
  on?: boolean | null
  pending?: Power | null
  fault?: string | null
  source?: Source
}

/** All times `at` and `askedAt` are epoch milliseconds of the page's (server-adjusted) clock. */
export type HouseholdEvent =
  | { type: 'snapshot'; devices: readonly Device[]; askedAt: number }
  | { type: 'requested'; deviceId: string; power: Power; at: number }
  | { type: 'rejected'; deviceId: string; text: string }
  | { type: 'tick'; at: number }
  | (Reading & { at: number })
  | (StateChange & { at: number })

export const STALE_AFTER_MS = 60_000
export const TRACE_MS = 120_000
/** The server gives up on a silent plug earlier; this one is for a server that went silent itself. */
export const CONFIRM_WITHIN_MS = 20_000
const SAMPLE_SPACING_MS = 900

export const emptyHousehold: Household = { plugs: new Map(), trace: [] }

export function reduce(household: Household, event: HouseholdEvent): Household {
  switch (event.type) {
    case 'snapshot':
      return withSnapshot(household, event.devices, event.askedAt)
    case 'reading':
      return withReading(household, event)
    case 'state':
      return withPlug(household, event.deviceId, (plug) => withState(plug, event))
    case 'requested':
      return withPlug(household, event.deviceId, (plug) => ({
        ...plug,
        pending: event.power,
        pendingSince: event.at,
        stateAt: event.at,
        failure: null,
        fault: null,
      }))
    case 'rejected':
      return withPlug(household, event.deviceId, (plug) => ({
        ...plug,
        pending: null,
        pendingSince: null,
        failure: { kind: 'rejected', text: event.text },
      }))
    case 'tick':
      return withoutUnconfirmed(household, event.at)
  }
}

export function isStale(plug: Plug, now: number): boolean {
  return now - millis(plug.lastSeen) > STALE_AFTER_MS
}

/** What is consumed, by the plugs heard lately, in W; null when none was: an old sum would pretend to be current. */
export function powerNow(household: Household, now: number): number | null {
  const fresh = [...household.plugs.values()].filter((plug) => plug.power !== null && !isStale(plug, now))
  const parts = fresh.map((plug) => ({ power: plug.power ?? 0, part: plug.part }))
  const gridIsMetered = parts.some(({ part }) => part === 'grid')
  return parts.length === 0 ? null : parts.reduce((sum, { power, part }) => sum + sign(part, gridIsMetered) * power, 0)
}

/** The plug that draws most right now, if any draws at all. */
export function highestConsumer(household: Household, now: number): Plug | null {
  const drawing = [...household.plugs.values()].filter((plug) => (plug.power ?? 0) > 0 && !isStale(plug, now))
  return drawing.reduce<Plug | null>((top, plug) => ((plug.power ?? 0) > (top?.power ?? 0) ? plug : top), null)
}

/** A listing replaces what is known, but never with something older than what was told live meanwhile. */
function withSnapshot(household: Household, devices: readonly Device[], askedAt: number): Household {
  const plugs = new Map<string, Plug>()
  for (const device of devices) {
    plugs.set(device.deviceId, merged(household.plugs.get(device.deviceId), device, askedAt))
  }
  return { ...household, plugs }
}

function merged(known: Plug | undefined, device: Device, askedAt: number): Plug {
  if (known === undefined) return newPlug(device, askedAt)
  const measured = millis(known.lastSeen) > millis(device.lastSeen) ? pickMeasured(known) : pickMeasured(device)
  if (known.stateAt >= askedAt) {
    return { ...known, name: device.name, energyTodayWh: device.energyTodayWh, ...measured }
  }
  const pendingSince = device.pending === null ? null : (known.pendingSince ?? askedAt)
  // once the server tells a fault of its own, or the plug obeyed after all, ours has had its time
  const failure = device.fault !== null || (device.on ?? known.on) !== known.on ? null : known.failure
  // a plug that is being switched may be listed without its state: what it last confirmed still holds
  return { ...known, ...device, ...measured, on: device.on ?? known.on, pendingSince, failure }
}

function pickMeasured({ power, voltage, current, lastSeen }: Device) {
  return { power, voltage, current, lastSeen }
}

function millis(time: string | null): number {
  return time === null ? 0 : Date.parse(time)
}

/** When it arrived counts, not when the plug says it measured: `lastSeen` of the listing counts the same way. */
function withReading(household: Household, reading: Reading & { at: number }): Household {
  const next = withPlug(household, reading.deviceId, (plug) => {
    const power = reading.power ?? plug.power
    return {
      ...plug,
      power,
      voltage: reading.voltage ?? plug.voltage,
      current: reading.current ?? plug.current,
      lastSeen: new Date(reading.at).toISOString(),
      trace: power === null ? plug.trace : withSample(plug.trace, { t: reading.at, w: power }),
    }
  })
  const total = powerNow(next, reading.at)
  return total === null ? next : { ...next, trace: withSample(next.trace, { t: reading.at, w: total }) }
}

/** Keeps two minutes at about one sample per second, however fast the plugs talk. */
function withSample(trace: readonly Sample[], sample: Sample): readonly Sample[] {
  const before = trace.at(-2)
  const kept = before !== undefined && sample.t - before.t < SAMPLE_SPACING_MS ? trace.slice(0, -1) : trace
  return [...kept.filter(({ t }) => t > sample.t - TRACE_MS), sample]
}

function withState(plug: Plug, change: StateChange & { at: number }): Plug {
  const pending = change.pending ?? null
  return {
    ...plug,
    on: change.on ?? plug.on,
    pending,
    pendingSince: pending === null ? null : (plug.pendingSince ?? change.at),
    stateAt: change.at,
    fault: change.fault ?? null,
    lastSeen: new Date(change.at).toISOString(),
    failure: null,
    changedBy: change.source ?? 'unknown',
  }
}

function withoutUnconfirmed(household: Household, at: number): Household {
  const late = [...household.plugs.values()].filter(
    ({ pendingSince }) => pendingSince !== null && at - pendingSince > CONFIRM_WITHIN_MS,
  )
  return late.reduce(
    (state, { deviceId }) =>
      withPlug(state, deviceId, (plug) => ({
        ...plug,
        pending: null,
        pendingSince: null,
        failure: { kind: 'unconfirmed' },
      })),
    household,
  )
}

function withPlug(household: Household, deviceId: string, change: (plug: Plug) => Plug): Household {
  const known = household.plugs.get(deviceId) ?? newPlug(complete({ deviceId }), 0)
  return { ...household, plugs: new Map(household.plugs).set(deviceId, change(known)) }
}

function newPlug(device: Device, seenAt: number): Plug {
  const pendingSince = device.pending === null ? null : seenAt
  return { ...device, pendingSince, stateAt: 0, failure: null, changedBy: null, trace: [] }
}
