// SPDX-License-Identifier: EPL-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import FloorPlanPanel from '../src/components/FloorPlanPanel.vue'
import { complete } from '../src/api'
import { locale } from '../src/i18n'
import { moveOutlet, moveRoom, resizeRoom } from '../src/plan'
import { session } from '../src/session'
import { mount, query } from './mount'

let kept: Record<string, unknown>
const sent: unknown[] = []
const asked: string[] = []

const plug = (deviceId: string, power: number) => ({
  ...complete({ deviceId, power, on: true, lastSeen: new Date(0).toISOString() }),
  pendingSince: null,
  stateAt: 0,
  failure: null,
  changedBy: null,
  trace: [],
})

beforeEach(() => {
  locale.value = 'en'
  kept = { rooms: [], outlets: [], hasPicture: false }
  sent.length = 0
  asked.length = 0
  session.value = { hasAccounts: false, user: null, isGuest: true }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`)
    if (init.method === 'PUT') {
      sent.push(JSON.parse(String(init.body)))
      kept = { ...(JSON.parse(String(init.body)) as object), hasPicture: false }
    }
    return new Response(JSON.stringify(kept))
  })
})
afterEach(() => vi.unstubAllGlobals())

const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await nextTick()
  await new Promise((resolve) => setTimeout(resolve))
}
const button = (host: HTMLElement, label: string) => {
  const all = [...host.querySelectorAll('button')]
  const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').includes(label))
  if (!found) throw new Error(`no button ${label} among ${all.map((one) => one.textContent).join()}`)
  return found
}
const press = (element: HTMLElement, key: string, shiftKey = false) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }))

describe('the floor plan', () => {
  it('keeps what is on it inside', () => {
    const outlet = { deviceId: 'tv', x: 99.5, y: 50 }
    const room = { name: '', x: 60, y: 10, width: 30, height: 30 }

    moveOutlet(outlet, 104, -3)
    moveRoom(room, 90, 20.04)
    resizeRoom(room, 1, 200)

    expect(outlet).toEqual({ deviceId: 'tv', x: 100, y: 0 })
    expect(room).toEqual({ name: '', x: 70, y: 20, width: 4, height: 80 })
  })

  it('is drawn by keyboard alone, and kept when it is saved', async () => {
    const host = mount(FloorPlanPanel, { plugs: [plug('tv', 40), plug('fridge', 90)], now: 0 })
    await settled()
    button(host, 'Draw a plan').click()
    await settled()

    button(host, 'Put tv on').click()
    button(host, 'Add a room').click()
    await settled()
    press(button(host, 'tv, 50 %'), 'ArrowLeft')
    press(button(host, 'Room 1'), 'ArrowDown')
    press(button(host, 'Room 1'), 'ArrowRight', true)
    await settled()
    button(host, 'Save').click()
    await settled()

    expect(sent).toEqual([
      {
        rooms: [{ name: 'Room 1', x: 5, y: 6, width: 31, height: 40 }],
        outlets: [{ deviceId: 'tv', x: 49, y: 50 }],
      },
    ])
    expect(query(host, 'a.outlet').textContent).toContain('40')
    expect(query<HTMLAnchorElement>(host, 'a.outlet').getAttribute('href')).toBe('#devices/tv')
  })

  it('forgets what is taken off it or not saved', async () => {
    kept = { rooms: [], outlets: [{ deviceId: 'tv', x: 10, y: 10 }], hasPicture: false }
    const host = mount(FloorPlanPanel, { plugs: [plug('tv', 40)], now: 0 })
    await settled()
    button(host, 'Change the plan').click()
    await settled()

    press(button(host, 'tv, 10 %'), 'Delete')
    await settled()
    expect(button(host, 'Put tv on')).toBeTruthy()
    button(host, 'Cancel').click()
    await settled()

    expect(sent).toEqual([])
    expect(query(host, 'a.outlet').textContent).toContain('tv')
  })

  it('is that of the home that is chosen', async () => {
    const place = (id: string, deviceId: string, role: 'member' | 'viewer') => ({ id, name: id, role, deviceIds: [deviceId] })
    session.value = {
      hasAccounts: true,
      user: { id: '1', name: 'ann', role: 'resident', displayName: '', email: '' },
      isGuest: false,
      homes: [place('town', 'tv', 'viewer'), place('sea', 'fridge', 'member')],
    }
    const host = mount(FloorPlanPanel, { plugs: [plug('tv', 40), plug('fridge', 90)], now: 0 })
    await settled()
    expect(host.textContent).not.toContain('Draw a plan')

    const choice = query<HTMLSelectElement>(host, 'select')
    choice.value = 'sea'
    choice.dispatchEvent(new Event('change'))
    await settled()
    button(host, 'Draw a plan').click()
    await settled()
    expect(host.textContent).not.toContain('+ tv')
    button(host, 'Put fridge on').click()
    await settled()
    button(host, 'Save').click()
    await settled()

    expect(asked[0]).toBe('GET api/floor-plan?home=town')
    expect(asked).toContain('PUT api/floor-plan?home=sea')
  })

  it('shows viewers nothing where nothing is drawn', async () => {
    session.value = {
      hasAccounts: true,
      user: { id: '1', name: 'v', role: 'viewer', displayName: '', email: '' },
      isGuest: false,
    }
    const host = mount(FloorPlanPanel, { plugs: [plug('tv', 40)], now: 0 })
    await settled()

    expect(host.textContent).toBe('')
  })
})
