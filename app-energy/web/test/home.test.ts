// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import HomeView from '../src/components/HomeView.vue'
import PrivacyView from '../src/components/PrivacyView.vue'
import { locale } from '../src/i18n'
import { register, session } from '../src/session'
import { eventually, mount, query } from './mount'

const me = { id: 'p1', name: 'ann', role: 'resident' as const, displayName: '', email: '' }
const home = {
  id: 'h1',
  name: 'Villa',
  kind: 'family',
  role: 'owner',
  address: '7 Lane',
  buildingType: '',
  areaM2: 100,
  residents: 2,
  tariff: '',
  incomeLevel: '',
  rooms: [{ id: 'r1', name: 'Kitchen' }],
  devices: [
    { deviceId: 'fridge', name: 'Fridge', kind: 'smart_plug', room: 'r1', manufacturer: 'Acme', model: '', installed: null, lastSeen: null, left: null },
  ],
}
let calls: string[]
let answers: Record<string, unknown>

beforeEach(() => {
  locale.value = 'en'
  calls = []
  session.value = { hasAccounts: true, user: me, isGuest: false }
  answers = {
    'GET api/homes': [home],
    'GET api/homes/h1/members': [{ id: 'p1', name: 'ann', role: 'owner' }],
    'PUT api/homes/h1/rooms': home,
    'GET api/privacy/consents': [{ purpose: 'email', agreed: false, since: null }],
    'PUT api/privacy/consents': [],
    'POST api/homes/accept': {},
    'GET api/auth/status': session.value,
  }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const call = `${init.method ?? 'GET'} ${path}`
    calls.push(init.body ? `${call} ${String(init.body)}` : call)
    const answer = answers[call]
    return answer === undefined ? new Response('{}', { status: 401 }) : Response.json(answer)
  })
})

it('shows a home with its devices, rooms and members, and takes a room away', async () => {
  const host = mount(HomeView, { names: [] })

  await eventually(() => expect(host.textContent).toContain('everything'))
  expect(host.textContent).toContain('Villa')
  expect(host.textContent).toContain('Smart plug · Kitchen · Acme · not heard of yet')
  const remove = query(host, 'button[aria-label="Delete: Kitchen"]')
  remove.click()
  await eventually(() => expect(remove.textContent).toContain('Really'))
  remove.click()

  await eventually(() => expect(calls).toContain('PUT api/homes/h1/rooms []'))
})

it('shows what is left of a device that has moved out, which can be forgotten', async () => {
  const past = { ...home.devices[0], deviceId: 'fridge~1', name: 'fridge~1', left: '2026-01-05T12:00:00Z' }
  answers['GET api/homes'] = [{ ...home, devices: [past] }]

  const host = mount(HomeView, { names: [] })

  await eventually(() => expect(host.textContent).toContain('stood here until'))
  expect(host.querySelector('[aria-label="Change: fridge~1"]')).toBeNull()
  expect(query(host, '[aria-label="Forget: fridge~1"]').textContent).toContain('Forget')
})

it('tells a guest that homes belong to people', async () => {
  session.value = { hasAccounts: false, user: null, isGuest: true }
  answers['GET api/homes'] = []

  const host = mount(HomeView, { names: [] })

  await eventually(() => expect(host.textContent).toContain('Make an account first'))
  expect(host.querySelector('form')).toBeNull()
})

it('agrees to a purpose', async () => {
  const host = mount(PrivacyView)
  await eventually(() => query(host, '[role=switch]'))

  query(host, '[role=switch]').click()

  await eventually(() => expect(calls).toContain('PUT api/privacy/consents {"email":true}'))
})

it('makes an account with an invitation to a home', async () => {
  await register('token', 'ann', 'correct horse battery')

  expect(calls.map((call) => call.split(' {')[0])).toEqual([
    'POST api/auth/register',
    'POST api/homes/accept',
    'GET api/auth/status',
  ])
})
