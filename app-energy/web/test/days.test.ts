// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest'
import DayTable from '../src/components/DayTable.vue'
import { locale } from '../src/i18n'
import { eventually, mount, query } from './mount'

const day = (date: string, grade: string, figure: number) => ({
  date, totalWh: 5000, peakWh: 2000, offPeakWh: 3000, solarWh: 0, gridWh: 5000, exportedWh: 1250, cost: 500, earned: 0,
  currency: 'KRW', co2Kg: 2, score: grade ? { value: 70, grade, parts: [{ name: 'usual', weight: 40, figure, points: 60 }] } : null,
})

it('shows of what parts the score of any day is', async () => {
  locale.value = 'en'
  const host = mount(DayTable, { days: [day('2026-07-01', 'B', 0.9), day('2026-07-02', 'A', 0.8), day('2026-07-03', '', 0)] })
  const score = (date: string) => query(host, `button[aria-label^="Score ${date}"]`)
  expect(host.textContent).toContain('1.25 kWh')
  expect(host.textContent).toContain('those of 2026-07-02')
  expect(query(host, 'li').textContent).toContain('80')

  score('2026-07-01').click()

  await eventually(() => expect(query(host, 'li').textContent).toContain('90'))
  expect(score('2026-07-01').getAttribute('aria-pressed')).toBe('true')
})
