// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import ControlView from '../src/components/ControlView.vue'
import InsightView from '../src/components/InsightView.vue'
import ProductionView from '../src/components/ProductionView.vue'
import { locale } from '../src/i18n'
import { eventually, field, fill, mount, query } from './mount'

const shadow = { hours: 12, requiredHours: 72 }
const control = { deviceId: 'pc', name: 'PC', mode: 'off', rule: 'guarded', isProtected: false, hasStandby: true, isSuspended: false, shadow }
const figures = { standbySavedPercent: 41, wantedMinutesCutPercent: 2.5, switchingsPerDay: 2.3, verdict: 'PASSED' }
const decision = { deviceId: 'pc', at: '2026-01-05T00:42', mode: 'SHADOW', outcome: 'shadow', action: 'SWITCH_OFF' }
const history = { hours: { value: [] }, layers: { value: [] }, state: { value: 'ready' }, load: vi.fn() }
const summary = { energyTodayWh: 1500, costToday: 210, currency: 'KRW', co2TodayKg: 0.717 }
const names = [{ value: 'pc', label: 'PC' }]
const refused = Symbol('refused')
let answers: Record<string, unknown>
let sent: string[]

beforeEach(() => {
  locale.value = 'en'
  sent = []
  answers = {
    'api/ai': [control],
    'api/ai/decisions?limit=30': [{ ...decision, reason: 'NO_USE_EXPECTED', explanation: 'as told' }],
    'api/ai/pc/backtest': { trainedDays: 28, judgedDays: 18, requiredDays: 14, mayCut: true, simple: figures, guarded: figures },
    'api/ai/pc/profile': { useProbability: Array.from({ length: 168 }, () => 0.25) },
    'devices/pc/state': { deviceId: 'pc', name: 'PC', state: 'STANDBY', powerW: 4, kind: 'STANDBY', loadFromW: 19.9 },
    'devices/pc/waste?days=30': { deviceId: 'pc', standbyWh: 2460, share: 0.2, perYearWh: 29_000, cost: 443 },
  }
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'PUT') {
      sent.push(`${path} ${String(init.body)}`)
      return new Response('{"detail":"pc is protected"}', { status: 409 })
    }
    const answer = answers[path] ?? answers[path.split('&')[0] ?? '']
    if (answer === refused) return new Response('{"detail":"different currencies"}', { status: 409 })
    return answer === undefined ? new Response('{}', { status: 503 }) : Response.json(answer)
  })
})

it('shows what today costs and what standby wastes', async () => {
  const host = mount(InsightView, { summary, history, names })

  await eventually(() => expect(query(host, '.figures').textContent).toContain('2.46'))
  expect(query(host, '.figures').textContent).toContain('₩443')
  expect(query(host, '.figures').textContent).toContain('₩210')
  expect(query(host, '.figures').textContent).toContain('717')
  expect(host.textContent).toContain('A forecast takes two recorded days')
})

it('shows the bills of several homes beside their sum', async () => {
  const one = { month: '2026-01', tariffName: 'T', source: '', currency: 'KRW', takenKwh: 1, co2Kg: 1, lines: [] }
  const home = (id: string, total: number) => ({ ...one, home: id, homeName: `Home ${id}`, total, homes: [] })
  answers['api/bills'] = { ...one, home: '', homeName: '', total: 300, homes: [home('a', 100), home('b', 200)] }

  const host = mount(InsightView, { summary, history, names })

  await eventually(() => expect(query(host, '.bills tbody').textContent).toContain('Home a₩100'))
  expect(query(host, '.bills tfoot').textContent).toContain('₩300')
})

it('asks to choose a home where homes pay in different currencies', async () => {
  answers['api/bills'] = refused

  const host = mount(InsightView, { summary, history, names })

  await eventually(() => expect(query(host, '.bills').textContent).toContain('different currencies. Choose one'))
})

it('says nothing of currencies where the bill is missing for another reason', async () => {
  const host = mount(InsightView, { summary, history, names })

  await eventually(() => expect(query(host, '.figures').textContent).toContain('2.46'))
  expect(host.textContent).not.toContain('currencies')
})

it('shows production without the days whose costs have different currencies', async () => {
  const balance = { producedWh: 4200, consumedWh: 0, importedWh: 0, exportedWh: 0, chargedWh: 0, dischargedWh: 0 }
  const production = { balance: { ...balance, selfConsumption: null, autarky: null }, meters: [], batteries: [] }
  answers['api/production'] = production
  answers['api/production/history?resolution=hour'] = { resolution: 'hour', flows: [] }
  answers['api/daily-records'] = refused

  const host = mount(ProductionView)

  await eventually(() => expect(host.textContent).toContain('4.20'))
  expect(host.textContent).toContain('different currencies')
})

it('shows what control decided and why, and when the plug is used', async () => {
  const host = mount(ControlView, { names, currency: 'KRW' })

  await eventually(() => expect(query(host, 'article').textContent).toContain('2.46 kWh · ₩443'))
  expect(query(host, 'article .state').textContent).toBe('Standby')
  expect(query(host, 'li').textContent).toContain('It is unlikely to be used within the hour.')
  await eventually(() => expect(host.querySelectorAll('td.hour')).toHaveLength(168))
  expect(query(host, 'td.hour').textContent).toBe('25%')
})

it('lets control run only after it was tried on the own history, and says why it is refused', async () => {
  const host = mount(ControlView, { names, currency: 'KRW' })
  await eventually(() => query(host, 'article .outlined'))
  const on = () => [...host.querySelectorAll<HTMLButtonElement>('.modes button')][2]
  expect(on()?.disabled).toBe(true)

  query(host, 'article .outlined').click()

  await eventually(() => expect(query(host, '.judged').textContent).toContain('41%'))
  expect(on()?.disabled).toBe(false)
  on()?.click()
  await eventually(() => expect(query(host, 'article [role=alert]').textContent).toBe('pc is protected'))
  expect(sent).toEqual(['api/ai/pc {"mode":"on"}'])
})

it('tells of a rule that its backtest has not passed, and lets a shadow stand for it', async () => {
  const failed = { ...figures, wantedMinutesCutPercent: 73.8, verdict: 'CUTS_TOO_MUCH' }
  answers['api/ai'] = [{ ...control, rule: 'simple' }]
  answers['api/ai/pc/backtest'] = { trainedDays: 28, judgedDays: 18, requiredDays: 14, simple: failed, guarded: figures }
  const host = mount(ControlView, { names, currency: 'KRW' })
  await eventually(() => expect(query(host, 'article').textContent).toContain('after 72 hours as a shadow (12 so far)'))
  query(host, 'article .outlined').click()
  await eventually(() => expect(query(host, '.judged').textContent).toContain('Not passed: it would cut more than 5 %'))
  expect([...host.querySelectorAll<HTMLButtonElement>('.modes button')][2]?.disabled).toBe(true)

  answers['api/ai'] = [{ ...control, rule: 'simple', shadow: { hours: 72, requiredHours: 72 } }]
  const later = mount(ControlView, { names, currency: 'KRW' })

  await eventually(() => expect(query(later, 'article').textContent).toContain('It was tried enough'))
  expect([...later.querySelectorAll<HTMLButtonElement>('.modes button')][2]?.disabled).toBe(false)
})

it('plans a holiday and ends it', async () => {
  const host = mount(ControlView, { names, currency: 'KRW' })
  await eventually(() => query(host, 'form.holiday'))
  fill(field(host, 'Back at'), '2026-01-12T18:00')
  answers['api/ai/away'] = { away: true, from: '2026-01-05T09:00:00', until: '2026-01-12T18:00:00' }
  query(host, 'form.holiday button').click()
  await eventually(() => expect(query(host, 'div.holiday').textContent).toContain('Jan 12, 2026'))

  query(host, 'div.holiday button').click()

  await eventually(() =>
    expect(sent).toEqual([
      'api/ai/away {"away":true,"from":null,"until":"2026-01-12T18:00"}',
      'api/ai/away {"away":false}',
    ]),
  )
})

it('says that control has stopped of itself, and lets it go on', async () => {
  answers['api/ai'] = [{ ...control, isSuspended: true }]
  const host = mount(ControlView, { names, currency: 'KRW' })
  await eventually(() => expect(query(host, '.suspended').textContent).toContain('Control has stopped'))

  query(host, '.suspended button').click()

  await eventually(() => expect(sent).toEqual(['api/ai/pc {"isSuspended":false}']))
})

it('says that it could not be loaded', async () => {
  answers = {}

  const host = mount(InsightView, { summary, history, names })

  await eventually(() => expect(query(host, '[role=alert]').textContent).toContain('could not be loaded'))
})
