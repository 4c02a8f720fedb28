// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import DevicesView from '../src/components/DevicesView.vue'
import { locale } from '../src/i18n'
import { eventually, field, fill, mount, query } from './mount'

let sent: string[]
let entries: object[]
let refused: boolean

beforeEach(() => {
  locale.value = 'en'
  HTMLDialogElement.prototype.showModal = () => {}
  sent = []
  entries = []
  refused = false
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (!init?.method) return Response.json(path === 'api/device_mac' ? entries : [])
    if (refused) return Response.json({ detail: 'tv is entered already' }, { status: 409 })
    sent.push(`${init.method} ${path} ${String(init.body)}`)
    entries = [{ ...JSON.parse(String(init.body)), is_seen: false }]
    return new Response('{}', { status: 201 })
  })
})

async function fillIn(host: HTMLElement) {
  await eventually(() => query(host, 'button.filled').click())
  await eventually(() => fill(field(host, 'Id'), 'tv'))
  fill(field(host, 'Hardware address (MAC)'), '02:00:5e:10:00:01')
  fill(field(host, 'Name'), 'Television')
  fill(field(host, 'Location'), 'Study')
  query(host, 'form').dispatchEvent(new Event('submit', { cancelable: true }))
}

const props = { plugs: [], chosen: '', now: 0, currency: 'KRW', written: () => {} }

it('registers a plug by its hardware address and shows it before it is heard of', async () => {
  const host = mount(DevicesView, props)

  await fillIn(host)

  await eventually(() => expect(host.textContent).toContain('tv · 02:00:5e:10:00:01 · Study · not heard of yet'))
  expect(sent).toEqual([
    'POST api/device_mac {"device_id":"tv","mac_address":"02:00:5e:10:00:01","name":"Television","location":"Study"}',
  ])
  expect(host.querySelector('dialog')).toBeNull()
})

it('says why a plug cannot be registered', async () => {
  refused = true
  const host = mount(DevicesView, props)

  await fillIn(host)

  await eventually(() => expect(query(host, '[role=alert]').textContent).toBe('tv is entered already'))
})

it('speaks Korean', async () => {
  locale.value = 'ko'
  const host = mount(DevicesView, props)

  await eventually(() => expect(query(host, 'button.filled').textContent).toBe('플러그 등록'))
})
