// SPDX-License-Identifier: EPL-2.0
/** The stacked chart in the chart library's words. Only the parts used are imported: they are large. */
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Axis } from './axis'
import { colours, frameOption } from './chart-frame'
import { chartTooltip } from './chart-tooltip'
import type { Dictionary } from './messages/en'
import type { Series } from './stack'

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

export function startChart(host: HTMLElement): ECharts {
  return init(host, null, { renderer: 'svg' })
}

export function chartOption(axis: Axis, series: readonly Series[], locale: string, t: Dictionary) {
  const colour = colours()
  const frame = frameOption({
    labels: axis.starts.map(axis.label),
    format: (value) => axis.format(value).replace(/\.0+ /, ' '),
    tooltip: (index) => chartTooltip(index, axis, series, locale, t),
  })
  return {
    ...frame,
    tooltip: { ...frame.tooltip, axisPointer: { type: 'shadow', shadowStyle: { color: colour('--hover') } } },
    series: series.map((one) => ({
      type: 'bar',
      id: one.deviceId,
      name: one.name,
      stack: 'household',
      barCategoryGap: '22%',
      emphasis: { disabled: true },
      itemStyle: { color: colour(one.colour), borderColor: colour('--surface'), borderWidth: 0.75, borderRadius: 2 },
      data: one.buckets.map((bucket) => bucket && axis.value(bucket)),
    })),
  }
}
