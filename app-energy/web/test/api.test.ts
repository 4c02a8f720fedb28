// SPDX-License-Identifier: EPL-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, fetchDevices, fetchHistory, requestPower } from '../src/api'

const answer = vi.fn<typeof fetch>()
vi.stubGlobal('fetch', answer)
afterEach(() => answer.mockReset())

function answerWith(status: number, body: string, type = 'application/json') {
  answer.mockResolvedValue(new Response(body, { status, headers: { 'Content-Type': type } }))
}

it('fills absent members of a device with null', async () => {
  answerWith(200, '[{"deviceId":"pc","power":0,"on":false}]')

  const [pc] = await fetchDevices()

  expect(pc).toEqual({
    deviceId: 'pc',
    name: null,
    room: null,
    deviceClass: null,
    part: 'consumer',
    on: false,
    pending: null,
    fault: null,
    power: 0,
    voltage: null,
    current: null,
    energyTodayWh: null,
    lastSeen: null,
    environment: null,
  })
})

it('asks for a history with an escaped id and times in UTC', async () => {
  answerWith(200, '{"deviceId":"a/b","resolution":"hour"}')

  const history = await fetchHistory('a/b', 'hour', new Date(0), new Date(3_600_000))

  const query = 'resolution=hour&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T01%3A00%3A00.000Z'
  expect(answer.mock.calls[0]?.[0]).toBe(`api/power/a%2Fb/history?${query}`)
  expect(history.points).toEqual([])
})

it('sends a switching request as JSON and needs no body in the answer', async () => {
  answerWith(202, '')

  await requestPower('pc', 'off')

  expect(answer.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"deviceId":"pc","power":"off"}' })
})

describe('an error', () => {
  const problem = 'application/problem+json'

  it.each([
    [409, '{"title":"Conflict","detail":"The plug is locked."}', 'The plug is locked.'],
    [404, '{"title":"Not Found"}', 'Not Found'],
    [500, '{}', 'HTTP 500'],
    [502, '<html>', 'HTTP 502'],
  ])('with status %d has the most telling text of %s', async (status, body, message) => {
    answerWith(status, body, problem)

    const error = await requestPower('pc', 'on').catch((cause: unknown) => cause)

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status, message })
  })

  it('has status 0 when there is no answer', async () => {
    answer.mockRejectedValue(new TypeError('Failed to fetch'))

    await expect(fetchDevices()).rejects.toMatchObject({ name: 'ApiError', status: 0, message: 'Failed to fetch' })
  })

  it("is also a page that a proxy answers in the server's name", async () => {
    answerWith(200, '<html>log in</html>', 'text/html')

    await expect(fetchDevices()).rejects.toMatchObject({ status: 200, message: 'the answer is not JSON' })
  })
})
