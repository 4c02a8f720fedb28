// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest'
import { dayOf, spanOf } from '../src/span'

const NOW = new Date(2026, 10, 21, 12, 34, 56).getTime()

it.each([
  ['hour', 'minute', 60],
  ['day', 'hour', 24],
  ['week', 'day', 7],
  ['month', 'day', 31],
] as const)('divides the last %s into its %ss', (kind, resolution, count) => {
  const span = spanOf(kind, NOW, '', '')

  expect(span.resolution).toBe(resolution)
  expect(span.starts).toHaveLength(count)
  expect(span.starts.at(-1)).toBeLessThanOrEqual(NOW)
  expect(span.end).toBeGreaterThan(NOW)
})

it('takes hours, days or months of an own span, whichever can still be seen', () => {
  expect(spanOf('custom', NOW, '2026-11-20', '2026-11-21').resolution).toBe('hour')
  expect(spanOf('custom', NOW, '2026-10-01', '2026-11-21').resolution).toBe('day')
  expect(spanOf('custom', NOW, '2025-11-01', '2026-11-21')).toMatchObject({ resolution: 'month' })
  expect(spanOf('custom', NOW, '2025-11-01', '2026-11-21').starts).toHaveLength(13)
})

it('shows a day at least, whatever was typed', () => {
  expect(spanOf('custom', NOW, '2026-11-21', '2026-11-01').starts).toHaveLength(24)
  expect(dayOf(spanOf('custom', NOW, '', 'soon').starts[0] ?? 0)).toBe('2026-11-21')
})
