// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest'
import { complete, type Device } from '../src/api'
import {
  CONFIRM_WITHIN_MS,
  emptyHousehold,
  highestConsumer,
  isStale,
  powerNow,
  reduce,
  STALE_AFTER_MS,
  TRACE_MS,
  type Household,
  type HouseholdEvent,
  type Plug,
} from '../src/household'

const NOON = Date.UTC(2026, 10, 21, 12)
const iso = (at: number) => new Date(at).toISOString()
const device = (deviceId: string, known: Partial<Device> = {}) => complete({ deviceId, ...known })
const reading = (deviceId: string, at: number, power: number): HouseholdEvent => ({
  type: 'reading',
  deviceId,
  time: iso(at),
  power,
  at,
})
const snapshot = (askedAt: number, ...devices: Device[]): HouseholdEvent => ({ type: 'snapshot', devices, askedAt })

function after(...events: HouseholdEvent[]): Household {
  return events.reduce(reduce, emptyHousehold)
}

function plug(household: Household, deviceId = 'pc'): Plug {
  const found = household.plugs.get(deviceId)
  if (!found) throw new Error(`no plug ${deviceId}`)
  return found
}

describe('readings', () => {
  it('update the live values and keep what they do not tell', () => {
    const listed = snapshot(NOON, device('pc', { name: 'PC', on: true, voltage: 230 }))

    const pc = plug(after(listed, reading('pc', NOON + 1_000, 85.2)))

    expect(pc).toMatchObject({ name: 'PC', on: true, power: 85.2, voltage: 230, lastSeen: iso(NOON + 1_000) })
  })

  it('of an unknown plug make it known', () => {
    expect(plug(after(reading('new', NOON, 5)), 'new')).toMatchObject({ name: null, on: null, power: 5 })
  })

  it("count as seen when they arrive, whatever the plug's own clock says", () => {
    const slowClock: HouseholdEvent = { ...reading('pc', NOON, 80), time: iso(NOON - 3_600_000) } as HouseholdEvent

    expect(plug(after(slowClock))).toMatchObject({ power: 80, lastSeen: iso(NOON) })
  })

  it('leave a trace of two minutes, at about one sample per second', () => {
    const readings = Array.from({ length: 2_000 }, (_, index) => reading('pc', NOON + index * 100, index))

    const { trace } = plug(after(...readings))

    const last = trace.at(-1)?.t ?? 0
    expect(last).toBe(NOON + 199_900)
    expect(trace.every(({ t }) => t > last - TRACE_MS)).toBe(true)
    expect(trace.length).toBeGreaterThan(100)
    expect(trace.length).toBeLessThan(160)
  })

  it("add up to the household's trace", () => {
    expect(after(reading('pc', NOON, 80), reading('tv', NOON + 1_000, 20)).trace.at(-1)?.w).toBe(100)
  })
})

describe('a listing', () => {
  it('removes plugs that are gone', () => {
    const household = after(snapshot(NOON, device('pc'), device('tv')), snapshot(NOON + 1, device('tv')))

    expect([...household.plugs.keys()]).toEqual(['tv'])
  })

  it('does not replace a live value by an older one', () => {
    const older = device('pc', { power: 10, energyTodayWh: 7, lastSeen: '2026-11-21T12:00:00Z' })

    const pc = plug(after(reading('pc', NOON + 500, 85), snapshot(NOON + 600, older)))

    expect(pc).toMatchObject({ power: 85, energyTodayWh: 7 })
  })

  it('does not undo a change that was told while it was on its way', () => {
    const told: HouseholdEvent = { type: 'state', deviceId: 'pc', time: iso(NOON), on: false, at: NOON + 10 }

    const pc = plug(after(snapshot(NOON, device('pc', { on: true })), told, snapshot(NOON + 5, device('pc', { on: true }))))

    expect(pc.on).toBe(false)
  })
})

describe('switching', () => {
  it('keeps the confirmed state when the listing has only the pending one', () => {
    const switching = snapshot(NOON + 5, device('pc', { on: null, pending: 'off' }))

    expect(plug(after(listed, switching))).toMatchObject({ on: true, pending: 'off' })
  })

  const listed = snapshot(NOON, device('pc', { on: true }))
  const requested: HouseholdEvent = { type: 'requested', deviceId: 'pc', power: 'off', at: NOON + 1 }

  it('waits for the echo before it believes the new state', () => {
    expect(plug(after(listed, requested))).toMatchObject({ on: true, pending: 'off' })
  })

  it('ends with the echo', () => {
    const echo: HouseholdEvent = {
      type: 'state',
      deviceId: 'pc',
      time: iso(NOON),
      on: false,
      pending: null,
      fault: null,
      source: 'button',
      at: NOON + 2,
    }

    expect(plug(after(listed, requested, echo))).toMatchObject({ on: false, pending: null, changedBy: 'button' })
  })

  it('tells why it was rejected', () => {
    const pc = plug(after(listed, requested, { type: 'rejected', deviceId: 'pc', text: 'locked' }))

    expect(pc).toMatchObject({ on: true, pending: null, failure: { kind: 'rejected', text: 'locked' } })
  })

  it('gives up waiting when nothing comes', () => {
    const early = after(listed, requested, { type: 'tick', at: NOON + CONFIRM_WITHIN_MS })
    const late = reduce(early, { type: 'tick', at: NOON + CONFIRM_WITHIN_MS + 2 })

    expect(plug(early).pending).toBe('off')
    expect(plug(late)).toMatchObject({ pending: null, failure: { kind: 'unconfirmed' } })
  })

  it('forgets the failure at the next request', () => {
    const failed = after(listed, requested, { type: 'rejected', deviceId: 'pc', text: 'locked' })

    expect(plug(reduce(failed, requested)).failure).toBeNull()
  })
})

describe('the sums', () => {
  const later = NOON + STALE_AFTER_MS + 1
  const household = after(reading('tv', NOON, 500), reading('pc', later, 85), reading('fridge', later, 92))

  it('leave out plugs that fell silent', () => {
    expect(isStale(plug(household, 'tv'), later)).toBe(true)
    expect(powerNow(household, later)).toBe(177)
    expect(highestConsumer(household, later)?.deviceId).toBe('fridge')
  })

  it('do not count twice what a meter of the grid counts', () => {
    const metered = (...devices: Device[]) => powerNow(after(snapshot(NOON, ...devices)), NOON)
    const seen = { lastSeen: iso(NOON) }
    const tv = device('tv', { ...seen, power: 100 })
    const roof = device('roof', { ...seen, power: -900, part: 'solar' })

    expect(metered(tv, roof)).toBe(100)
    expect(metered(tv, roof, device('meter', { ...seen, power: -500, part: 'grid' }))).toBe(400)
  })

  it('are unknown, not zero, when every plug fell silent', () => {
    expect(powerNow(household, later * 2)).toBeNull()
    expect(highestConsumer(household, later * 2)).toBeNull()
  })
})
