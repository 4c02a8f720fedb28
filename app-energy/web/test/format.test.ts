// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest'
import { formatAgo, formatClock, formatCurrent, formatEnergy, formatPower, formatVoltage, sumOfKnown, text } from '../src/format'

describe('formatPower', () => {
  it.each([
    [0, '0 W'],
    [-0.04, '0 W'],
    [0.3, '0.3 W'],
    [85.24, '85.2 W'],
    [99.94, '99.9 W'],
    [99.96, '100 W'],
    [1843.4, '1,843 W'],
    [-420.2, '-420 W'],
    [9999, '9,999 W'],
    [12_345, '12.3 kW'],
  ])('shows %d watts as %s', (watts, expected) => {
    expect(text(formatPower(watts, 'en'))).toBe(expected)
  })

  it('shows a dash for an unknown power', () => {
    expect(text(formatPower(null, 'en'))).toBe('– W')
  })
})

describe('formatEnergy', () => {
  it.each([
    [0, '0 kWh'],
    [4.2, '0.004 kWh'],
    [99.4, '0.099 kWh'],
    [99.6, '0.10 kWh'],
    [512.3, '0.51 kWh'],
    [9_996, '10.0 kWh'],
    [123_456, '123 kWh'],
  ])('shows %d watt-hours as %s', (wattHours, expected) => {
    expect(text(formatEnergy(wattHours, 'en'))).toBe(expected)
  })
})

it('shows voltage and current, known and unknown', () => {
  expect(text(formatVoltage(230.14, 'ko'))).toBe('230.1 V')
  expect(text(formatCurrent(0.374, 'ko'))).toBe('0.37 A')
  expect(text(formatVoltage(null, 'ko'))).toBe('– V')
})

it('adds up what is known, and does not call the unknown zero', () => {
  expect(sumOfKnown([1, null, 2])).toBe(3)
  expect(sumOfKnown([null])).toBeNull()
})

describe('formatAgo', () => {
  const moment = Date.UTC(2026, 0, 1)

  it.each([
    [12_000, '12 sec. ago', '12초 전'],
    [61_000, '1 min. ago', '1분 전'],
    [7_200_000, '2 hr. ago', '2시간 전'],
    [200_000_000, '2 days ago', '2일 전'],
  ])('counts %d ms in the largest whole unit', (elapsed, english, korean) => {
    expect(formatAgo(moment, moment + elapsed, 'en')).toBe(english)
    expect(formatAgo(moment, moment + elapsed, 'ko')).toBe(korean)
  })

  it('never speaks of the future when clocks disagree', () => {
    expect(formatAgo(moment, moment - 5_000, 'en')).toBe('0 sec. ago')
  })
})

it("shows times on the browser's own clock", () => {
  expect(formatClock(new Date(2026, 10, 21, 7, 5).getTime())).toBe('07:05')
})
