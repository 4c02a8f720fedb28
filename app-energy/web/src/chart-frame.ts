// SPDX-License-Identifier: EPL-2.0
/** What charts over labelled moments have in common: their axes, and how they tell of the moment that is pointed at. */

export interface Frame {
  readonly labels: readonly string[]
  readonly format: (value: number) => string
  /** What is told of the moment at this index: an element, or HTML of nothing but our own words. */
  readonly tooltip: (index: number) => HTMLElement | string
  /** Whether the values need not begin at 0. */
  readonly scale?: boolean
}

/** The colours of the style sheet as they are now. */
export function colours(): (property: string) => string {
  const style = getComputedStyle(document.documentElement)
  return (property) => style.getPropertyValue(property).trim()
}

/** Everything of a chart's option but its series. */
export function frameOption({ labels, format, tooltip, scale = false }: Frame) {
  const colour = colours()
  const { fontFamily } = getComputedStyle(document.documentElement)
  // labels are measured outside of the document, where 'inherit' means nothing
  const label = { color: colour('--muted'), fontFamily, fontSize: 12 }
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 400,
    grid: { left: 4, right: 4, top: 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...label, formatter: format },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      // the box itself is drawn by our own style sheet
      backgroundColor: 'transparent',
      borderWidth: 0,
      padding: 0,
      textStyle: { fontFamily },
      extraCssText: 'box-shadow:none',
      formatter: ([first]: { dataIndex: number }[]) => tooltip(first?.dataIndex ?? 0),
    },
  }
}
