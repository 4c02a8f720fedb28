// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest'
import { locale } from '../src/i18n'
import { lazily } from '../src/lazily'
import { eventually, mount, query } from './mount'

it('says that a part of the page could not be loaded, and lets one try again', async () => {
  locale.value = 'en'

  const host = mount(lazily(() => Promise.reject(new Error('no connection'))))

  await eventually(() => expect(query(host, '[role=alert]').textContent).toContain('could not be loaded'))
  expect(query(host, 'button').textContent).toBe('Try again')
})
