// SPDX-License-Identifier: EPL-2.0
/** The stacked chart in the chart library's words. Only the parts used are imported: they are large. */
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Axis } from './axis'
import { chartTooltip } from './chart-tooltip'
import type { Dictionary } from './messages/en'
import type { Series } from './stack'

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

export function startChart(host: HTMLElement): ECharts {
  return init(host, null, { renderer: 'svg' })
}

export function chartOption(axis: Axis, series: readonly Series[], locale: string, t: Dictionary) {
  const style = getComputedStyle(document.documentElement)
  const colour = (property: string) => style.getPropertyValue(property).trim()
  // labels are measured outside of the document, where 'inherit' means nothing
  const label = { color: colour('--muted'), fontFamily: style.fontFamily, fontSize: 12 }
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 500,
    grid: { left: 4, right: 4, top: 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: axis.starts.map(axis.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, formatter: (value: number) => axis.format(value).replace(/[.,]0+ /, ' ') },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('--hover') } },
      // the box itself is drawn by our own style sheet
      backgroundColor: 'transparent',
      borderWidth: 0,
      padding: 0,
      textStyle: { fontFamily: style.fontFamily },
      extraCssText: 'box-shadow:none',
      formatter: ([bar]: { dataIndex: number }[]) => chartTooltip(bar?.dataIndex ?? 0, axis, series, locale, t),
    },
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
