// SPDX-License-Identifier: EPL-2.0
import { afterEach, expect, it, vi } from 'vitest'
import ProfilePicture from '../src/components/ProfilePicture.vue'
import { locale } from '../src/i18n'
import { eventually, mount, query } from './mount'

let kept: Blob | null = null
const asked: string[] = []

afterEach(() => vi.unstubAllGlobals())

function shown() {
  asked.length = 0
  locale.value = 'en'
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${path}`)
    if (init.method === 'DELETE') kept = null
    return kept ? new Response(kept) : new Response(null, { status: 204 })
  })
  return mount(ProfilePicture, { name: 'kim' })
}

it('shows the first letter of the name while there is no picture', async () => {
  const host = shown()

  await eventually(() => expect(query(host, '.letter').textContent).toBe('K'))
  expect(host.querySelector('img')).toBeNull()
})

it('shows the picture until it is taken away', async () => {
  kept = new Blob(['\x89PNG'], { type: 'image/png' })
  const host = shown()

  await eventually(() => expect(query<HTMLImageElement>(host, 'img').src).toMatch(/^data:image\/png;base64,/))
  const remove = [...host.querySelectorAll('button')].find((one) => one.textContent?.includes('Remove'))
  remove?.click()

  await eventually(() => expect(host.querySelector('img')).toBeNull())
  expect(asked).toContain('DELETE api/auth/me/picture')
})
