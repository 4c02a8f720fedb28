// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest'
import { hourAxis } from '../src/axis'
import { chartOption } from '../src/chart'
import { en } from '../src/messages/en'

it.each([
  [0, '0 W'],
  [10, '10 W'],
  [500, '500 W'],
  [1000, '1,000 W'],
  [2000, '2,000 W'],
  [20_000, '20 kW'],
  [12_500, '12.5 kW'],
])('labels %d W at the side of the chart as what it is', (watts, label) => {
  for (const locale of ['ko', 'en']) {
    const { yAxis } = chartOption(hourAxis([0], locale), [], locale, en)

    expect(yAxis.axisLabel.formatter(watts)).toBe(label)
  }
})
