// SPDX-License-Identifier: EPL-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, parseMessage, reconnectDelay, type ConnectionListener } from '../src/connection'

class FakeSocket {
  static opened: FakeSocket[] = []
  onopen: () => void = () => {}
  onclose: () => void = () => {}
  onmessage: (event: { data: unknown }) => void = () => {}
  readonly close = vi.fn()

  constructor(readonly url: string) {
    FakeSocket.opened.push(this)
  }
}

const listener = { opened: vi.fn(), message: vi.fn(), status: vi.fn() } satisfies ConnectionListener
const latest = () => FakeSocket.opened.at(-1) as FakeSocket
let disconnect = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.clearAllMocks()
  FakeSocket.opened = []
  disconnect = connect('ws://home/api/ws/devices', listener)
})
afterEach(() => {
  disconnect()
  vi.useRealTimers()
})

describe('the connection', () => {
  it('is live once open, and hands on what it understands', () => {
    latest().onopen()
    latest().onmessage({ data: '{"type":"reading","deviceId":"pc","time":"2026-11-21T12:00:00Z","power":85.2}' })
    latest().onmessage({ data: 'noise' })

    expect(listener.status.mock.calls).toEqual([['connecting'], ['live']])
    expect(listener.opened).toHaveBeenCalledOnce()
    expect(listener.message.mock.calls.map(([message]) => message.deviceId)).toEqual(['pc'])
  })

  it('comes back after a loss and tells it, so that the plugs are listed again', () => {
    latest().onopen()
    latest().onclose()
    expect(listener.status).toHaveBeenLastCalledWith('reconnecting')

    vi.advanceTimersByTime(1_000)
    latest().onopen()

    expect(FakeSocket.opened).toHaveLength(2)
    expect(listener.opened).toHaveBeenCalledTimes(2)
  })

  it('is called offline after four failures, and tried again all the same', () => {
    for (let failure = 1; failure <= 4; failure++) {
      latest().onclose()
      vi.advanceTimersByTime(30_000)
    }

    expect(listener.status).toHaveBeenLastCalledWith('offline')
    expect(FakeSocket.opened).toHaveLength(5)
  })

  it('does not wait out the pause when the network is back', () => {
    latest().onclose()

    window.dispatchEvent(new Event('online'))

    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('stays closed once closed on purpose', () => {
    disconnect()
    latest().onclose()
    vi.advanceTimersByTime(60_000)

    expect(latest().close).toHaveBeenCalledOnce()
    expect(FakeSocket.opened).toHaveLength(1)
  })
})

describe('reconnectDelay', () => {
  it.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [5, 8_000, 16_000],
    [50, 15_000, 30_000],
  ])('after %d failures lies between %d and %d ms', (failures, shortest, longest) => {
    expect(reconnectDelay(failures, 0)).toBe(shortest)
    expect(reconnectDelay(failures, 1)).toBe(longest)
  })
})

describe('parseMessage', () => {
  it.each([
    ['not JSON', '{'],
    ['null', 'null'],
    ['an array', '[]'],
    ['an unknown type', '{"type":"weather","deviceId":"pc","time":"2026-11-21T12:00:00Z"}'],
    ['a message without device', '{"type":"reading","time":"2026-11-21T12:00:00Z"}'],
    ['a time that is none', '{"type":"reading","deviceId":"pc","time":"soon"}'],
  ])('ignores %s', (_, text) => {
    expect(parseMessage(text)).toBeNull()
  })

  it('ignores binary messages', () => {
    expect(parseMessage(new ArrayBuffer(2))).toBeNull()
  })
})
