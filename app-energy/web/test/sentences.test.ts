// SPDX-License-Identifier: EPL-2.0
/** What the server says in sentences, on the Korean page. */
import { beforeEach, expect, it, vi } from 'vitest'
import AlertsView from '../src/components/AlertsView.vue'
import DeviceDetail from '../src/components/DeviceDetail.vue'
import OutcomeList from '../src/components/OutcomeList.vue'
import { locale } from '../src/i18n'
import { billTexts } from '../src/messages/bills'
import { forecastTexts } from '../src/messages/forecast'
import { eventually, mount } from './mount'

const names = [{ value: 'tv', label: 'TV' }]
const alert = { id: 'a', ruleId: 'high', deviceId: 'tv', severity: 'warning', raisedAt: '2026-01-05T12:00:00Z', open: true }
const english = 'as the server says it'
let answers: Record<string, unknown>

beforeEach(() => {
  locale.value = 'ko'
  answers = { 'api/alerts/rules': [], 'api/alerts/telling': {}, 'api/ai': [], 'devices/tv/waste?days=30': { standbyWh: 0 } }
  vi.stubGlobal('fetch', async (path: string) => Response.json(answers[path] ?? []))
})

it('asks for alerts in the language of the page, and again in another', async () => {
  const texts = { ko: '전압 250.0 V, 기준 242.0 V 초과', en: 'voltage is 250.0 V' }
  for (const language of ['ko', 'en'] as const) {
    answers[`api/alerts?open=true&limit=100&language=${language}`] = [{ ...alert, text: texts[language] }]
  }
  const host = mount(AlertsView, { names })

  await eventually(() => expect(host.textContent).toContain(texts.ko))
  locale.value = 'en'
  await eventually(() => expect(host.textContent).toContain(texts.en))
})

it('says why a threshold is what it is and what was out of the ordinary', async () => {
  answers['devices/tv/state'] = { deviceId: 'tv', state: null, kind: 'STANDBY', loadFromW: 19.94, overridden: false, explanation: english }
  answers['devices/tv/anomalies'] = [
    { kind: 'GAP', from: '2026-01-05T00:10', to: '2026-01-05T01:00', score: 1.67, explanation: english },
    { kind: 'NEW', from: '2026-01-05T03:10', to: '2026-01-05T04:00', score: 2, explanation: 'not known here' },
  ]
  const plug = { deviceId: 'tv', name: 'TV', room: null, deviceClass: null, power: 4, energyTodayWh: 0, on: true, pending: null }
  const host = mount(DeviceDetail, { plug, currency: 'KRW', written: () => {} })

  await eventually(() => expect(host.textContent).toContain('그 사이의 19.9 W가 기준입니다'))
  expect(host.textContent).toContain('50분 동안 기록이 없습니다 (이상 정도 1.7배)')
  expect(host.textContent).toContain('not known here')
  expect(host.textContent).not.toContain(english)
})

it('says what became of a schedule', () => {
  const outcome = { scheduleId: 's', deviceId: 'tv', power: 'off', at: '2026-01-05T12:00:00Z', planned: '2026-01-05T11:00:00Z' }
  const outcomes = [
    { ...outcome, kind: 'PROTECTED', explanation: english },
    { ...outcome, kind: 'MISSED', explanation: english },
  ]
  const host = mount(OutcomeList, { outcomes, names })

  expect(host.textContent).toContain('보호된 기기라 끄지 않았습니다')
  expect(host.textContent).toContain('예정이었지만 제때 실행하지 못했습니다')
  expect(host.textContent).not.toContain(english)
})

it('names the parts of a bill and the ways to forecast in Korean, and leaves the names of others as they are', () => {
  locale.value = 'ko'

  expect(['tier from 0 kWh', 'energy from 200 kWh', 'fuel adjustment', 'Solar club', 'constructor'].map(billTexts.value.part)).toEqual([
    '기본요금 (0kWh부터)',
    '전력량 요금 (200kWh부터)',
    '연료비조정액',
    'Solar club',
    'constructor',
  ])
  expect(forecastTexts.value.best('weekday mean')).toContain('요일별 평균')
  locale.value = 'en'
  expect(billTexts.value.part('fuel adjustment')).toBe('fuel adjustment')
})
