// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest'
import type { History } from '../src/api'
import { assignColours } from '../src/colours'
import { energy, HOUR_MS, lastHours, MOST_LAYERS, OTHERS, stack } from '../src/stack'

const NOW = Date.UTC(2026, 10, 21, 12, 34)
const hours = lastHours(NOW)

function history(deviceId: string, meanW: number, hoursAgo = 0): History {
  const start = new Date((hours.at(-1) ?? 0) - hoursAgo * HOUR_MS).toISOString()
  const point = { start, meanW, energyWh: meanW, minW: null, maxW: null, coverage: 1 }
  return { deviceId, resolution: 'hour', points: [point] }
}

it('counts 24 hours, the last of them running', () => {
  expect(hours).toHaveLength(24)
  expect(hours.at(-1)).toBe(Date.UTC(2026, 10, 21, 12))
})

describe('stack', () => {
  it('puts each point into its hour and leaves the others empty', () => {
    const [layer] = stack([history('pc', 85, 3)], hours)

    expect(layer?.buckets[20]?.meanW).toBe(85)
    expect(layer?.buckets.filter((bucket) => bucket !== null)).toHaveLength(1)
  })

  it('ignores points outside of the 24 hours and such without a mean', () => {
    const empty: History = { ...history('tv', 0), points: [{ ...history('tv', 0).points[0]!, meanW: null }] }

    expect(stack([history('pc', 85, 24), empty], hours).map(energy)).toEqual([0, 0])
  })

  it('merges the smallest consumers when there are too many to tell apart', () => {
    const many = Array.from({ length: MOST_LAYERS + 2 }, (_, index) => history(`plug-${index}`, 10 + index))

    const layers = stack(many, hours)

    expect(layers).toHaveLength(MOST_LAYERS)
    expect(layers.map(({ deviceId }) => deviceId)).not.toContain('plug-2')
    expect(layers.at(-1)).toMatchObject({ deviceId: OTHERS })
    expect(layers.at(-1)?.buckets.at(-1)).toEqual({ meanW: 33, energyWh: 33, coverage: 1 })
  })
})

describe('assignColours', () => {
  it('gives every plug its own colour while there are few, in whatever order they come', () => {
    expect(assignColours(['b', 'a'], [])('b')).toBe('--plug-2')
    expect(assignColours(['a', 'b'], [])('b')).toBe('--plug-2')
  })

  it('keeps the colours for the plugs that are drawn when there are many', () => {
    const many = Array.from({ length: 10 }, (_, index) => history(`plug-${index}`, 10 + index))
    const colours = assignColours(many.map(({ deviceId }) => deviceId), stack(many, hours))

    expect(colours('plug-9')).toBe('--plug-7')
    expect(colours('plug-0')).toBe('--plug-other')
    expect(colours(OTHERS)).toBe('--plug-other')
  })
})
