// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import RecommendationsView from '../src/components/RecommendationsView.vue'
import { locale } from '../src/i18n'
import { session } from '../src/session'
import { eventually, mount, query } from './mount'

const standby = {
  home: 'h1',
  id: 'standby:tv',
  title: 'Cut the standby of TV',
  explanation: 'TV draws 160 Wh a day.',
  evidence: { from: '2026-03-04', to: '2026-04-01', days: 28 },
  saving: { method: 'mean of days' },
  state: 'open',
  handledAt: null,
  handledBy: null,
  effect: null,
}
const done = {
  ...standby,
  id: 'base-load',
  title: 'Find what draws all night',
  state: 'done',
  handledAt: '2026-03-01T10:00:00Z',
  handledBy: 'anna',
  effect: { state: 'saved', savedWhADay: { value: 150, low: 90, high: 210 }, daysAfter: 28 },
}
let sent: string[]

beforeEach(() => {
  locale.value = 'en'
  session.value = null
  sent = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    sent.push(`${init?.method ?? 'GET'} ${path} ${String(init?.body ?? '')}`)
    return Response.json(init?.method === 'PATCH' ? { ...standby, state: 'done' } : [standby, done])
  })
})

it('tells what could be done, what was done, and what that has changed', async () => {
  const host = mount(RecommendationsView, {})

  await eventually(() => expect(query(host, 'h3').textContent).toBe('Cut the standby of TV'))
  expect(host.textContent).toContain('From 28 recorded days, 2026-03-04 to 2026-04-01')
  expect(host.textContent).toContain('by anna')
  expect(host.textContent).toContain('Since then a day takes 0.15 kWh less (0.090 kWh to 0.21 kWh).')
})

it('says that one was done', async () => {
  const host = mount(RecommendationsView, {})
  await eventually(() => query(host, 'button'))

  query(host, '[aria-label="Done: Cut the standby of TV"]').click()

  await eventually(() => expect(sent).toContain('PATCH api/recommendations/standby%3Atv?home=h1 {"state":"done"}'))
})

it('shows one of several homes where it is chosen', async () => {
  const place = (id: string) => ({ id, name: `Home ${id}`, role: 'member' as const, deviceIds: [] })
  const user = { id: 'p1', name: 'ann', role: 'resident' as const, displayName: '', email: '' }
  session.value = { hasAccounts: true, user, isGuest: false, homes: [place('h1'), place('h2')] }
  const host = mount(RecommendationsView, {})
  await eventually(() => query(host, 'h3'))
  const choice = query(host, 'select') as unknown as HTMLSelectElement
  expect([...choice.options].map(({ text }) => text)).toEqual(['All homes', 'Home h1', 'Home h2'])

  choice.value = 'h2'
  choice.dispatchEvent(new Event('change'))

  await eventually(() => expect(sent).toContain('GET api/recommendations?language=en&home=h2 '))
})
