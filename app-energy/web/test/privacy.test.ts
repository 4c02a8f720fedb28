// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import EnvironmentView from '../src/components/EnvironmentView.vue'
import HomeForm from '../src/components/HomeForm.vue'
import PrivacyView from '../src/components/PrivacyView.vue'
import { locale } from '../src/i18n'
import { session, type Role } from '../src/session'
import { eventually, field, mount, query } from './mount'

let sent: string[]

beforeEach(() => {
  locale.value = 'en'
  sent = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method) sent.push(`${init.method} ${path}`)
    if (path === 'api/tariffs') return Response.json([{ id: 'low', name: 'Low voltage' }, { id: 'low', name: 'Low voltage' }])
    return path === 'api/privacy/consents' ? Response.json([]) : Response.json({})
  })
})

const person = (role: Role) => ({ id: 'p1', name: 'ann', role, displayName: '', email: '' })

it('lets owners change the key at the second press, and nobody else', async () => {
  session.value = { hasAccounts: true, isGuest: false, user: person('resident') }
  expect(mount(PrivacyView).textContent).not.toContain('Change the key')

  session.value = { hasAccounts: true, isGuest: false, user: person('owner') }
  const host = mount(PrivacyView)
  const button = query<HTMLButtonElement>(host, 'button[aria-label^="Change the key"]')
  button.click()
  await eventually(() => expect(button.textContent).toContain('Really change it?'))
  expect(sent).toEqual([])
  button.click()

  await eventually(() => expect(query(host, '[role=status]').textContent).toContain('Back up the key file'))
  expect(sent).toEqual(['POST api/privacy/keys/rotate'])
})

it('offers the tariffs that there are, and keeps what a home has', async () => {
  const home = { id: 'h1', name: 'Sea', kind: 'family', tariff: 'gone', incomeLevel: null }

  const host = mount(HomeForm, { home })

  const choice = field<HTMLSelectElement>(host, 'Tariff')
  await eventually(() =>
    expect([...choice.options].map(({ text }) => text)).toEqual(['The one that is paid here', 'Low voltage', 'gone']),
  )
  expect(choice.value).toBe('gone')
})

it('shows the quality of air where a sensor tells nothing else', () => {
  const environment = { temperature: null, humidity: null, brightness: null, airQuality: 42 }

  const host = mount(EnvironmentView, { plugs: [{ deviceId: 'air', name: 'Air', lastSeen: null, environment }], now: 0 })

  expect(query(host, 'tbody tr').textContent).toContain('42')
})
