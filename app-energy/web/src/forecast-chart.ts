// SPDX-License-Identifier: EPL-2.0
/** The chart of today's forecast: the 80 % interval as a band, the expectation as a line, what was used as bars. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { colours, frameOption } from './chart-frame'
import { formatEnergy, text } from './format'
import type { ForecastHour } from './insight-api'
import type { Dictionary } from './messages/en'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

export function forecastOption(
  hours: readonly ForecastHour[],
  measuredWh: readonly (number | null)[],
  locale: string,
  t: Dictionary,
) {
  const colour = colours()
  const band = { type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, smooth: 0.2 }
  return {
    ...frameOption({
      labels: hours.map(({ start }) => start.slice(11, 16)),
      format: (wattHours) => `${Math.round(wattHours)} Wh`,
      tooltip: (index) => tooltip(index, hours, measuredWh, locale, t),
    }),
    series: [
      { ...band, id: 'low', data: hours.map(({ lowWh }) => lowWh) },
      {
        ...band,
        id: 'high',
        areaStyle: { color: colour('--accent'), opacity: 0.16 },
        data: hours.map(({ lowWh, highWh }) => highWh - lowWh),
      },
      {
        id: 'measured',
        type: 'bar',
        barCategoryGap: '30%',
        itemStyle: { color: colour('--plug-2'), borderRadius: 2 },
        data: measuredWh.map((value) => value),
      },
      {
        id: 'expected',
        type: 'line',
        symbol: 'none',
        smooth: 0.2,
        lineStyle: { color: colour('--accent'), width: 2.5 },
        data: hours.map(({ energyWh }) => energyWh),
      },
    ],
  }
}

/** All parts are numbers and our own words: nothing in it comes from a plug. */
function tooltip(
  index: number,
  hours: readonly ForecastHour[],
  measuredWh: readonly (number | null)[],
  locale: string,
  t: Dictionary,
): string {
  const hour = hours[index]
  if (!hour) return ''
  const energy = (wattHours: number | null) => text(formatEnergy(wattHours, locale))
  const row = (name: string, value: string) =>
    `<p class="tooltip-row"><span class="tooltip-name">${name}</span><strong>${value}</strong></p>`
  return (
    `<div class="tooltip"><p class="tooltip-title">${hour.start.slice(11, 16)}</p>` +
    row(t.expected, energy(hour.energyWh)) +
    row(t.interval, `${energy(hour.lowWh)} – ${energy(hour.highWh)}`) +
    row(t.used, energy(measuredWh[index] ?? null)) +
    '</div>'
  )
}
