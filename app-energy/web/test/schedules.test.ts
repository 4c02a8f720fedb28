// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import ScheduleForm from '../src/components/ScheduleForm.vue'
import SchedulesView from '../src/components/SchedulesView.vue'
import { locale } from '../src/i18n'
import { eventually, field, fill, mount, query } from './mount'

const schedule = { id: 's1', name: 'Night', deviceIds: ['tv'], power: 'off', at: 'sunset-00:30', days: [1, 7], rrule: '', holidays: 'not', missed: 'skip', holdMinutes: 60, from: '2026-01-05', until: null, enabled: true, next: null }
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

  await eventually(() => expect(query(host, 'h3').textContent).toBe('Night'))
  expect(host.textContent).toContain('Television off · 30 min before sunset · Mon Sun')
})

it('tells why a schedule could not be changed', async () => {
  const host = mount(SchedulesView, { names })
  await eventually(() => query(host, '[role=switch]'))

  query(host, '[role=switch]').click()

  await eventually(() => expect(query(host, '[role=alert]').textContent).toContain('not for viewers'))
  expect(sent).toEqual(['PATCH api/schedules/s1 {"enabled":false}'])
})

it('deletes at the second press only', async () => {
  const host = mount(SchedulesView, { names })
  await eventually(() => query(host, '[aria-label="Delete: Night"]'))

  query(host, '[aria-label="Delete: Night"]').click()
  expect(sent).toEqual([])

  await eventually(() => query(host, '[aria-label="Really delete?: Night"]').click())
  await eventually(() => expect(sent).toEqual(['DELETE api/schedules/s1 ']))
})

it('says from when until when a schedule counts, what becomes of a missed time, and how long it holds', async () => {
  HTMLDialogElement.prototype.showModal = () => {}
  const host = mount(ScheduleForm, { schedule, names })
  expect(field(host, 'First day').value).toBe('2026-01-05')

  fill(field(host, 'Last day'), '2026-03-31')
  fill(field(host, 'Held for (minutes)'), '90')
  const missed = field<HTMLSelectElement>(host, 'A time that was missed')
  missed.value = 'catch-up'
  missed.dispatchEvent(new Event('change'))
  query(host, 'form').dispatchEvent(new Event('submit', { cancelable: true }))

  await eventually(() => expect(sent).toHaveLength(1))
  expect(JSON.parse(sent[0]!.replace('PATCH api/schedules/s1 ', ''))).toMatchObject({
    from: '2026-01-05',
    until: '2026-03-31',
    missed: 'catch-up',
    holdMinutes: 90,
  })
})
