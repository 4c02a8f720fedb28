// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest'
import { readTime, writeTime } from '../src/time-of-day'

it.each(['07:30', 'sunset', 'sunrise-00:45', 'sunset+12:00'])('reads and writes %s', (at) => {
  expect(writeTime(readTime(at))).toBe(at)
})

it('knows how long before the sun sets', () => {
  expect(readTime('sunset-01:15')).toEqual({ kind: 'sunset', clock: '', minutes: -75 })
})
