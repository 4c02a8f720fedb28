// SPDX-License-Identifier: EPL-2.0
/** Homes that pay in different currencies: each amount is told, and nothing is added up. */
import { beforeEach, expect, it } from 'vitest'
import MonthTable from '../src/components/MonthTable.vue'
import SummaryCards from '../src/components/SummaryCards.vue'
import UsageTable from '../src/components/UsageTable.vue'
import { formatCosts } from '../src/format'
import { locale } from '../src/i18n'
import { mount, query } from './mount'

const names = [
  { value: 'pc', label: 'PC' },
  { value: 'tv', label: 'TV' },
]
const month = (energyWh: number) => ({ soFarWh: 0, energyWh, lowWh: energyWh, highWh: energyWh })
const household = { plugs: new Map(), trace: [] }

beforeEach(() => {
  locale.value = 'en'
})

it('writes each amount in its currency', () => {
  const costs = [
    { currency: 'EUR', cost: 1.2 },
    { currency: 'KRW', cost: 900 },
  ]
  expect(formatCosts(costs, 'en')).toBe('€1.20 + ₩900')
  expect(formatCosts(costs.slice(1), 'ko')).toBe('₩900')
})

it('tells what today costs in each', () => {
  const summary = { costToday: null, currency: null, co2TodayKg: 1, costs: [{ currency: 'EUR', cost: 1.2 }, { currency: 'KRW', cost: 900 }] }

  const host = mount(SummaryCards, { household, summary, power: null, now: 0 })

  expect(host.textContent).toContain('€1.20 + ₩900')
})

it('tells what plugs will cost at the price of their homes', () => {
  const devices = [
    { deviceId: 'pc', name: 'PC', month: month(10_000) },
    { deviceId: 'tv', name: 'TV', month: month(2000) },
  ]
  const prices = [
    { currency: 'EUR', pricePerKwh: 0.3, deviceIds: ['tv'] },
    { currency: 'KRW', pricePerKwh: 150, deviceIds: ['pc'] },
  ]

  const mixed = mount(MonthTable, { months: { household: month(12_000), devices, pricePerKwh: null, prices }, names, currency: 'KRW' })
  expect(query(mixed, 'tbody').textContent).toMatch(/₩1,500.*€0\.60/)
  expect(query(mixed, 'tfoot').textContent).toContain('€0.60 + ₩1,500')

  const one = mount(MonthTable, { months: { household: month(12_000), devices, pricePerKwh: 100 }, names, currency: 'KRW' })
  expect(query(one, 'tfoot').textContent).toContain('₩1,200')
})

it('tells what plugs have cost in the currency of their homes', () => {
  const usage = [
    { deviceId: 'pc', energyWh: 1000 },
    { deviceId: 'tv', energyWh: 1000 },
  ]
  const costs = [
    { currency: 'EUR', cost: 0.3, points: [], ofDevices: { tv: 0.3 } },
    { currency: 'KRW', cost: 150, points: [], ofDevices: { pc: 150 } },
  ]

  const host = mount(UsageTable, { usage, names, costs })

  expect(query(host, 'tbody').textContent).toMatch(/PC.*₩150.*TV.*€0\.30/)
  expect(query(host, 'tfoot').textContent).toContain('€0.30 + ₩150')
})
