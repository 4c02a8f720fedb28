// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import type { Rule } from '../src/alert-api'
import VoltageHistory from '../src/components/VoltageHistory.vue'
import { locale } from '../src/i18n'
import { linesOption } from '../src/lines-chart'
import { HOUR_MS, lastHours } from '../src/stack'
import { course, judge, limitOf, rulesOf } from '../src/voltage'
import { eventually, mount, query } from './mount'

vi.mock('../src/components/LinesChart.vue', () => ({
  default: { props: ['label', 'lines'], template: '<i class="lines">{{ label }} {{ JSON.stringify(lines) }}</i>' },
}))

const rule = (id: string, wanted: Partial<Rule>): Rule => ({
  id,
  name: id,
  deviceIds: [],
  quantity: 'voltage',
  side: 'above',
  threshold: 242,
  deadband: 1,
  lasting: 10,
  severity: 'warning',
  ways: [],
  unit: 'V',
  enabled: true,
  ...wanted,
})
const high = rule('high', {})
const veryHigh = rule('very-high', { threshold: 253, severity: 'critical' })
const lowOfTv = rule('low', { side: 'below', threshold: 200, deviceIds: ['tv'] })
const words = { warning: 'Warning', critical: 'Critical' }

beforeEach(() => {
  locale.value = 'en'
})

it('judges a voltage by the worst rule that is broken', () => {
  const rules = [veryHigh, high, lowOfTv]

  expect([230, 242, 243, 254, 199].map((volts) => judge(rules, volts))).toEqual([null, null, 'warning', 'critical', 'warning'])
  expect(judge(rulesOf(rules, 'fan'), 199)).toBeNull()
})

it('leaves hours empty in which nothing was measured', () => {
  const starts = lastHours(Date.UTC(2026, 2, 18, 12, 30))
  const start = new Date((starts[23] ?? 0) - HOUR_MS).toISOString()

  const hours = course({ points: [{ start, mean: 230, min: 221, max: 238 }] }, starts)

  expect(hours.values.map((volts, hour) => (volts === null ? null : hour)).filter((hour) => hour !== null)).toEqual([22])
  expect([hours.lows[22], hours.highs[22], hours.lows[0]]).toEqual([221, 238, null])
})

it('draws what lies beyond a limit', () => {
  const option = linesOption({
    labels: ['10:00', '11:00'],
    format: (volts) => `${volts} V`,
    lines: [{ id: 'mean', name: 'Voltage', colour: '--accent', values: [null, 230], lows: [null, 221], highs: [null, 238] }],
    limits: [limitOf(veryHigh, words), limitOf(lowOfTv, words)],
  })

  expect(option.series.slice(0, 2)).toMatchObject([
    { name: '> 253 V: Critical', data: [253, 253], areaStyle: { origin: 'end' } },
    { name: '< 200 V: Warning', data: [200, 200], areaStyle: { origin: 'start' } },
  ])
  expect(option.series.slice(2)).toMatchObject([{ data: [null, 221] }, { data: [null, 17] }, { data: [null, 230] }])
  expect(option.tooltip.formatter([{ dataIndex: 0 }])).toContain('–')
  expect(option.tooltip.formatter([{ dataIndex: 1 }])).toContain('230 V (221 V – 238 V)')
})

it('shows the last day of the plug that is chosen, with the limits that it has', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const mean = path.includes('deviceId=tv') ? 231 : 229
    return Response.json({ unit: 'V', points: [{ start: new Date(lastHours(Date.now())[23] ?? 0), mean, min: 225, max: 235 }] })
  })
  const names = [{ value: 'fan', label: 'Fan' }, { value: 'tv', label: 'TV' }]
  const host = mount(VoltageHistory, { names, rules: [high, lowOfTv] })
  await eventually(() => expect(query(host, '.lines').textContent).toMatch(/Fan.*229/))
  expect(query(host, '.lines').textContent).not.toContain('< 200 V')

  const choice = query<HTMLSelectElement>(host, 'select')
  choice.value = 'tv'
  choice.dispatchEvent(new Event('change'))

  await eventually(() => expect(query(host, '.lines').textContent).toMatch(/TV.*231.*< 200 V/))
  expect(asked[0]).toMatch(/^api\/production\/levels\?deviceId=fan&quantity=voltage&from=/)
})
