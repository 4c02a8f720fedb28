// SPDX-License-Identifier: EPL-2.0
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import ExchangePanel from '../src/components/ExchangePanel.vue'
import { locale } from '../src/i18n'
import { mount, query } from './mount'

const office = {
  name: 'office',
  direction: 'pull',
  host: 'bems.example',
  every: 'PT1M',
  deviceIds: ['chiller'],
  lastTry: '2026-01-05T12:00:00Z',
  lastSuccess: null,
  lastError: 'it answers 503',
  leftOut: ['main'],
  exchanged: 0,
}

afterEach(() => vi.unstubAllGlobals())

async function shown(exchanges: object[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`)
    return new Response(JSON.stringify(exchanges))
  })
  locale.value = 'en'
  const host = mount(ExchangePanel)
  await settled()
  return { host, asked }
}

async function settled() {
  await new Promise((resolve) => setTimeout(resolve))
  await nextTick()
}

it('tells how an exchange goes and runs it now', async () => {
  const { host, asked } = await shown([office])

  expect(host.textContent).toContain('values from bems.example')
  expect(host.textContent).toContain('has not gone well yet')
  expect(host.textContent).toContain('it answers 503')
  expect(host.textContent).toContain('not everybody there has agreed: main')
  query<HTMLButtonElement>(host, 'button').click()
  await settled()
  await settled()

  expect(asked).toEqual(['GET api/exchanges', 'POST api/exchanges/office/run', 'GET api/exchanges'])
})

it('shows nothing where there is none', async () => {
  expect((await shown([])).host.textContent).toBe('')
})
