// SPDX-License-Identifier: EPL-2.0
/** The chart's tooltip as elements, never as text to be parsed: plugs may have any name. */
import type { Axis } from './axis'
import { formatEnergy, formatPercent, formatPower, text } from './format'
import type { Dictionary } from './messages/en'
import type { Bucket, Series } from './stack'

/** A plug that was heard for less of the hour than this is said to be measured in part. */
const FULL_COVERAGE = 0.9

export function chartTooltip(
  index: number,
  axis: Axis,
  series: readonly Series[],
  locale: string,
  t: Dictionary,
): HTMLElement {
  const present = series.flatMap(({ name, colour, buckets }) => {
    const bucket = buckets[index]
    return bucket ? [{ name, colour, bucket }] : []
  })
  const buckets = present.map(({ bucket }) => bucket)
  const box = element('div', 'tooltip')
  box.append(element('p', 'tooltip-title', axis.title(index)))
  for (const { name, colour, bucket } of present.sort((a, b) => axis.value(b.bucket) - axis.value(a.bucket))) {
    box.append(row(name, axis.format(axis.value(bucket)), colour))
  }
  box.append(totalRow(buckets, locale, t))
  const coverage = Math.min(1, ...buckets.map((bucket) => bucket.coverage))
  const running = index === axis.starts.length - 1
  if (coverage < FULL_COVERAGE && !running) {
    box.append(element('p', 'tooltip-note', t.measured(formatPercent(coverage, locale))))
  }
  return box
}

function totalRow(buckets: readonly Bucket[], locale: string, t: Dictionary): HTMLElement {
  const meanW = buckets.reduce((sum, bucket) => sum + bucket.meanW, 0)
  const energyWh = buckets.reduce((sum, bucket) => sum + bucket.energyWh, 0)
  const total = row(t.total, `${text(formatPower(meanW, locale))} · ${text(formatEnergy(energyWh, locale))}`)
  total.classList.add('tooltip-total')
  return total
}

function row(name: string, value: string, colour?: string): HTMLElement {
  const line = element('p', 'tooltip-row')
  const swatch = element('span', 'tooltip-swatch')
  if (colour) swatch.style.background = `var(${colour})`
  line.append(swatch, element('span', 'tooltip-name', name), element('strong', '', value))
  return line
}

function element(tag: string, className: string, content = ''): HTMLElement {
  const created = document.createElement(tag)
  created.className = className
  created.textContent = content
  return created
}
