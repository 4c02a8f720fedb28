// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import ComparePanel from '../src/components/ComparePanel.vue'
import UsageTable from '../src/components/UsageTable.vue'
import WastePanel from '../src/components/WastePanel.vue'
import { axisOf } from '../src/axis'
import { locale } from '../src/i18n'
import { dayOf, spanBefore, spanOf } from '../src/span'
import { eventually, mount, query } from './mount'

vi.mock('../src/components/LinesChart.vue', () => ({
  default: { props: ['lines'], template: '<i class="lines">{{ JSON.stringify(lines.lines.map((line) => line.values)) }}</i>' },
}))

const NOW = new Date(2026, 2, 18, 12).getTime()
const names = [{ value: 'tv', label: 'TV' }, { value: 'fan', label: 'Fan' }]
const cost = { currency: 'KRW', cost: 300, points: [], ofDevices: { tv: 300 } }

beforeEach(() => {
  locale.value = 'en'
})

it('knows the time before, by the calendar', () => {
  const week = spanOf('week', NOW, '', '')
  const before = spanBefore(week)
  const days = ({ starts }: { starts: readonly number[] }) => starts.map(dayOf)

  expect(before.end).toBe(week.starts[0])
  expect(days(before)).toEqual(['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-03-${day}`))
  expect(days(spanBefore(week, '2025-03-12'))[6]).toBe('2025-03-18')
  const months = spanOf('custom', NOW, '2025-11-03', '2026-03-18')
  expect(days(spanBefore(months))).toEqual(['2025-06-01', '2025-07-01', '2025-08-01', '2025-09-01', '2025-10-01'])
  expect(days(spanBefore(months, '2024-11-20'))[0]).toBe('2024-11-01')
  const day = spanOf('day', NOW, '', '')
  expect(spanBefore(day).end).toBe(day.starts[0])
  expect(spanBefore(day, '2026-03-10').starts[0]).toBe(new Date(2026, 2, 10, 13).getTime())
})

it('shows energy and cost beside those of the time before, and their difference', async () => {
  const span = spanOf('week', NOW, '', '')
  const before = spanBefore(span)
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    if (path.startsWith('api/power/cost')) return Response.json({ ...cost, cost: 200 })
    return Response.json({ points: [{ start: new Date(before.starts[1] ?? 0).toISOString(), meanW: 50, energyWh: 1200 }] })
  })
  const bucket = { meanW: 37.5, energyWh: 900, coverage: 1 }
  const layers = [{ deviceId: 'tv', buckets: span.starts.map((_, day) => (day === 0 ? bucket : null)) }]

  const host = mount(ComparePanel, { deviceIds: ['tv'], span, axis: axisOf(span, 'en'), layers, costs: [cost] })

  await eventually(() => expect(query(host, '.compared').textContent).toContain('1.20 kWh'))
  expect(query(host, '.compared').textContent).toContain('-25%')
  expect(query(host, '.compared').textContent).toContain('₩200')
  expect(query(host, '.compared').textContent).toContain('+50%')
  const to = encodeURIComponent(new Date(before.end).toISOString())
  expect(asked.filter((path) => path.startsWith('api/power/cost') && path.endsWith(`to=${to}`))).toHaveLength(1)
})

it('takes what a plug has cost from the server', () => {
  const usage = [{ deviceId: 'tv', energyWh: 900 }, { deviceId: 'fan', energyWh: 0 }]

  const host = mount(UsageTable, { usage, names, costs: [cost] })

  expect(query(host, 'tbody').textContent).toContain('₩300')
  expect(query(host, 'tbody tr:last-child').textContent).toContain('–')
  expect(query(host, 'tfoot').textContent).toContain('₩300')
})

it('shows what wastes in standby, the most wasteful first', async () => {
  const wasted = (standbyWh: number) => ({ standbyWh, share: 0.2, perYearWh: 12 * standbyWh, cost: standbyWh / 10 })
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(path === 'devices/tv/waste?days=30' ? { deviceId: 'tv', ...wasted(1000) } : { deviceId: 'fan', ...wasted(2000) }),
  )

  const host = mount(WastePanel, { names, currency: 'KRW' })
  expect(host.textContent).toContain('Loading')
  expect(host.textContent).not.toContain('No plug')

  await eventually(() => expect(host.querySelectorAll('.wastes tbody tr')).toHaveLength(2))
  expect(query(host, '.wastes tbody tr').textContent).toContain('Fan')
  expect(query(host, '.wastes tbody tr').textContent).toContain('24.0 kWh')
  expect(query(host, '.wastes tbody tr').textContent).toContain('₩200')
})
