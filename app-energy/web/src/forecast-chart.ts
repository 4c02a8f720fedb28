// SPDX-License-Identifier: EPL-2.0
/** The chart of today's forecast: the 80 % interval as a band, the expectation as a line, what was used as bars. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
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
  const style = getComputedStyle(document.documentElement)
  const colour = (property: string) => style.getPropertyValue(property).trim()
  const label = { color: colour('--muted'), fontFamily: style.fontFamily, fontSize: 12 }
  const band = { type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, smooth: 0.2 }
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 400,
    grid: { left: 4, right: 4, top: 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: hours.map(({ start }) => start.slice(11, 16)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, formatter: (wattHours: number) => `${Math.round(wattHours)} Wh` },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: 'transparent',
      borderWidth: 0,
      padding: 0,
      textStyle: { fontFamily: style.fontFamily },
      extraCssText: 'box-shadow:none',
      formatter: ([first]: { dataIndex: number }[]) => tooltip(first?.dataIndex ?? 0, hours, measuredWh, locale, t),
    },
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
