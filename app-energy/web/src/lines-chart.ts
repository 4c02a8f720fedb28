// SPDX-License-Identifier: EPL-2.0
/** A chart of lines over time, with a band between extremes where there are any. */
import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { colours, frameOption } from './chart-frame'
import { UNKNOWN } from './format'

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** One line; names are our own words, never those of a plug. */
export interface Line {
  readonly id: string
  readonly name: string
  /** A property of the style sheet. */
  readonly colour: string
  readonly values: readonly Value[]
  readonly lows?: readonly Value[]
  readonly highs?: readonly Value[]
}

/** Null where nothing is known. */
export type Value = number | null

/** What the values should not go beyond: drawn with what lies there. */
export interface Limit {
  readonly id: string
  readonly name: string
  /** A property of the style sheet. */
  readonly colour: string
  readonly side: 'above' | 'below'
  readonly value: number
}

export interface Lines {
  readonly labels: readonly string[]
  readonly lines: readonly Line[]
  readonly format: (value: number) => string
  readonly limits?: readonly Limit[]
}

export function linesOption({ labels, lines, format, limits = [] }: Lines) {
  const colour = colours()
  return {
    ...frameOption({
      labels,
      format,
      tooltip: (index) => tooltip(index, labels, lines, format),
      scale: lines.some(({ lows }) => lows),
    }),
    series: [
      ...limits.map((limit) => border(limit, labels.length, colour)),
      ...lines.flatMap((line) => [...band(line, colour), stroke(line, colour)]),
    ],
  }
}

function stroke({ id, name, colour: property, values }: Line, colour: (property: string) => string) {
  return { id, name, type: 'line', ...look(values, colour(property)), data: [...values] }
}

function border({ id, name, colour: property, side, value }: Limit, count: number, colour: (property: string) => string) {
  return {
    id,
    name,
    type: 'line',
    symbol: 'none',
    silent: true,
    lineStyle: { color: colour(property), width: 1.5, type: 'dashed' },
    areaStyle: { color: colour(property), opacity: 0.1, origin: side === 'above' ? 'end' : 'start' },
    data: Array.from({ length: count }, () => value),
  }
}

/** A single moment is a dot: there is no line yet. */
function look(values: readonly Value[], colour: string) {
  return { symbol: values.filter((value) => value !== null).length > 1 ? 'none' : 'circle', itemStyle: { color: colour }, lineStyle: { color: colour, width: 2.5 } }
}

function band({ id, lows, highs, colour: property }: Line, colour: (property: string) => string) {
  if (!lows || !highs) return []
  const edge = { type: 'line', stack: `band-${id}`, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true }
  return [
    { ...edge, id: `${id}-low`, data: [...lows] },
    {
      ...edge,
      id: `${id}-high`,
      areaStyle: { color: colour(property), opacity: 0.16 },
      data: highs.map((high, index) => (high === null ? null : high - (lows[index] ?? high))),
    },
  ]
}

function tooltip(index: number, labels: readonly string[], lines: readonly Line[], format: (value: number) => string) {
  const rows = lines.map(({ name, values, lows, highs }) => {
    const low = lows?.[index]
    const high = highs?.[index]
    const range = low == null || high == null ? '' : ` (${format(low)} – ${format(high)})`
    const value = values[index]
    return `<p class="tooltip-row"><span class="tooltip-name">${name}</span><strong>${value == null ? UNKNOWN : format(value)}${range}</strong></p>`
  })
  return `<div class="tooltip"><p class="tooltip-title">${labels[index] ?? ''}</p>${rows.join('')}</div>`
}
