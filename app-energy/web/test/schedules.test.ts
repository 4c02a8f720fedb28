// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import SchedulesView from '../src/components/SchedulesView.vue'
import { locale } from '../src/i18n'
import { mount, query } from './mount'

const schedule = { id: 's1', name: 'Night', deviceIds: ['tv'], power: 'off', at: 'sunset-00:30', days: [1, 7], rrule: '', holidays: 'not', enabled: true, next: null }
const names = [{ value: 'tv', label: 'Television' }]
let sent: string[]

beforeEach(() => {
  locale.value = 'en'
  sent = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method) {
      sent.push(`${init.method} ${path} ${String(init.body ?? '')}`)
      return new Response('{"detail":"not for viewers"}', { status: 403 })
    }
    return Response.json(path === 'api/schedules' ? [schedule] : [])
  })
})

it('says what a schedule does and when', async () => {
  const host = mount(SchedulesView, { names })

  await vi.waitFor(() => expect(query(host, 'h3').textContent).toBe('Night'))
  expect(host.textContent).toContain('Television off · 30 min before sunset · Mon Sun')
})

it('tells why a schedule could not be changed', async () => {
  const host = mount(SchedulesView, { names })
  await vi.waitFor(() => query(host, '[role=switch]'))

  query(host, '[role=switch]').click()

  await vi.waitFor(() => expect(query(host, '[role=alert]').textContent).toContain('not for viewers'))
  expect(sent).toEqual(['PATCH api/schedules/s1 {"enabled":false}'])
})

it('deletes at the second press only', async () => {
  const host = mount(SchedulesView, { names })
  await vi.waitFor(() => query(host, '[aria-label="Delete: Night"]'))

  query(host, '[aria-label="Delete: Night"]').click()
  expect(sent).toEqual([])

  await vi.waitFor(() => query(host, '[aria-label="Really delete?: Night"]').click())
  await vi.waitFor(() => expect(sent).toEqual(['DELETE api/schedules/s1 ']))
})
