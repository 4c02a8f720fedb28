// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import { getJson } from '../src/api'
import SessionGate from '../src/components/SessionGate.vue'
import { locale } from '../src/i18n'
import {
  mayChange,
  mayChangeDevice,
  mayChangeDevices,
  mayChangeHome,
  mayChangeInstallation,
  session,
  type Role,
} from '../src/session'
import { eventually, mount, query } from './mount'

class SilentSocket {
  close() {}
}

const EMPTY_PLAN = { rooms: [], outlets: [], hasPicture: false }

let calls: string[]
let answer: (path: string) => Response

beforeEach(() => {
  locale.value = 'en'
  session.value = null
  window.location.hash = ''
  calls = []
  vi.stubGlobal('WebSocket', SilentSocket)
  vi.stubGlobal('fetch', async (path: string) => {
    calls.push(path)
    return answer(path)
  })
})

it('goes on with a session whose short part has ended, and asks again', async () => {
  let renewed = false
  answer = (path) => {
    if (path === 'api/auth/refresh') renewed = true
    return renewed ? Response.json({ ok: true }) : new Response('{}', { status: 401 })
  }

  expect(await getJson('api/devices')).toEqual({ ok: true })
  expect(calls).toEqual(['api/devices', 'api/auth/refresh', 'api/devices'])
})

it('renews once for requests that fail together', async () => {
  let renewed = false
  answer = (path) => {
    if (path === 'api/auth/refresh') renewed = true
    return renewed ? Response.json({}) : new Response('{}', { status: 401 })
  }

  await Promise.all([getJson('api/devices'), getJson('api/power/summary')])

  expect(calls.filter((path) => path === 'api/auth/refresh')).toHaveLength(1)
})

it('does not take a wrong password for the end of a session', async () => {
  answer = () => Response.json({ detail: 'wrong' }, { status: 401 })

  await expect(getJson('api/auth/login')).rejects.toThrow('wrong')
  expect(calls).toEqual(['api/auth/login'])
})

it('shows the household to a guest at once', async () => {
  answer = (path) => {
    if (path === 'api/auth/status') {
      return Response.json({ hasAccounts: false, user: { name: 'guest', role: 'owner' }, isGuest: true })
    }
    if (path.startsWith('api/floor-plan')) return Response.json(EMPTY_PLAN)
    return Response.json(path === 'api/devices' ? [{ deviceId: 'pc', name: 'PC', on: true, power: 85.2 }] : path.startsWith('api/alerts') ? [] : {})
  }

  const host = mount(SessionGate)

  await eventually(() => expect(query(host, 'article h3').textContent).toBe('PC'))
})

it('shows where to log in to whom the server does not let in', async () => {
  answer = (path) =>
    path === 'api/auth/status'
      ? Response.json({ hasAccounts: true, user: null, isGuest: false })
      : new Response('{}', { status: 401 })

  const host = mount(SessionGate)

  await eventually(() => expect(query(host, 'input[type=password]').getAttribute('autocomplete')).toBe('current-password'))
  locale.value = 'ko'
  await eventually(() => expect(host.textContent).toContain('비밀번호를 잊으셨나요'))
})

it('shows where the first account is made', async () => {
  window.location.hash = '#account'
  answer = (path) =>
    path === 'api/auth/status'
      ? Response.json({ hasAccounts: false, user: { name: 'guest', role: 'owner' }, isGuest: true })
      : Response.json(path.startsWith('api/floor-plan') ? EMPTY_PLAN : [])

  const host = mount(SessionGate)

  await eventually(() => expect(host.textContent).toContain('Set-up token'))
})

it('lets one change what stands where one may, whatever one is otherwise', () => {
  const home = (id: string, role: Role, deviceId: string) => ({ id, name: id, role, deviceIds: [deviceId] })
  const person = (role: Role) => ({ id: 'p1', name: 'ann', role, displayName: '', email: '' })
  const homes = [home('h1', 'owner', 'tv'), home('h2', 'viewer', 'fridge')]

  session.value = { hasAccounts: true, isGuest: false, user: person('resident'), homes }
  expect([mayChangeDevice('tv'), mayChangeDevice('fridge'), mayChangeDevice('stairs')]).toEqual([true, false, false])
  expect([mayChange.value, mayChangeInstallation.value, mayChangeHome('h1')]).toEqual([true, false, true])
  expect([mayChangeDevices(['tv', 'fridge']), mayChangeDevices([])]).toEqual([false, false])

  session.value = { hasAccounts: true, isGuest: false, user: person('member'), homes }
  expect([mayChangeDevice('fridge'), mayChangeDevice('stairs'), mayChangeDevices([])]).toEqual([false, true, true])

  session.value = { hasAccounts: true, isGuest: false, user: person('resident'), homes: homes.slice(1) }
  expect(mayChange.value).toBe(false)
})
