// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import App from '../src/App.vue'
import { locale } from '../src/i18n'
import { eventually, mount, query } from './mount'

class SilentSocket {
  close() {}
}

const device = { deviceId: 'pc', name: '<b>PC</b>', on: true, power: 85.2, lastSeen: new Date().toISOString() }
let answers: Record<string, unknown>

beforeEach(() => {
  locale.value = 'en'
  answers = { 'api/devices': [device], 'api/power/summary': { energyTodayWh: 3120, devices: 1, devicesOn: 1 } }
  vi.stubGlobal('WebSocket', SilentSocket)
  vi.stubGlobal('fetch', async (path: string) => {
    const answer = answers[path]
    return answer === undefined ? new Response('{"detail":"broken"}', { status: 503 }) : Response.json(answer)
  })
})

it('shows the household and its plugs, whatever they are called', async () => {
  const host = mount(App)

  await eventually(() => expect(query(host, 'article h3').textContent).toBe('<b>PC</b>'))
  expect(query(host, '.hero').textContent).toContain('85.2')
  expect(host.textContent).toContain('3.12')
})

it('adds up the plugs when there is no summary', async () => {
  answers = { 'api/devices': [{ ...device, energyTodayWh: 512 }] }

  const host = mount(App)

  await eventually(() => expect(query(host, '.summary').textContent).toContain('0.51'))
  expect(host.querySelector('.notice')).toBeNull()
})

it('tells how to send a first reading when there is no plug', async () => {
  answers['api/devices'] = []

  const host = mount(App)

  await eventually(() => expect(query(host, 'code').textContent).toContain('-t energy/meter-01/data'))
})

it('tells when the server fails, and why', async () => {
  answers = {}

  const host = mount(App)

  await eventually(() => expect(query(host, '.notice').textContent).toContain('broken'))
})

it('changes the language of everything at once', async () => {
  const host = mount(App)

  query(host, 'button[lang=ko]').click()

  await eventually(() => expect(query(host, 'article').textContent).toContain('켜짐'))
  expect(localStorage.getItem('wattm2m.language')).toBe('ko')
})
