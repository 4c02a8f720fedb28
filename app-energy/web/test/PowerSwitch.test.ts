// SPDX-License-Identifier: EPL-2.0
import { beforeEach, describe, expect, it, vi } from 'vitest'
import PowerSwitch from '../src/components/PowerSwitch.vue'
import { locale } from '../src/i18n'
import { mount, query } from './mount'

beforeEach(() => {
  locale.value = 'en'
})

function show(on: boolean | null, pending: 'on' | 'off' | null = null) {
  const onRequest = vi.fn()
  const host = mount(PowerSwitch, { name: 'PC', on, pending, onRequest })
  return { host, button: query<HTMLButtonElement>(host, 'button[role=switch]'), onRequest }
}

describe('the switch', () => {
  it.each([
    [true, 'true', 'On'],
    [false, 'false', 'Off'],
    [null, 'false', 'Unknown'],
  ])('that is %s has aria-checked %s and says "%s"', (on, checked, text) => {
    const { host, button } = show(on)

    expect(button.getAttribute('aria-checked')).toBe(checked)
    expect(button.getAttribute('aria-label')).toBe('Power of PC')
    expect(host.textContent).toBe(text)
  })

  it.each([
    [true, 'off'],
    [false, 'on'],
    [null, 'on'],
  ])('that is %s asks for %s when pressed', (on, expected) => {
    const { button, onRequest } = show(on)

    button.click()

    expect(onRequest).toHaveBeenCalledExactlyOnceWith(expected)
  })

  it('keeps the confirmed state while it waits, and ignores presses', () => {
    const { host, button, onRequest } = show(true, 'off')

    button.click()

    expect(button.getAttribute('aria-checked')).toBe('true')
    expect(button.getAttribute('aria-busy')).toBe('true')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.disabled).toBe(false)
    expect(host.textContent).toBe('Turning off…')
    expect(onRequest).not.toHaveBeenCalled()
  })

  it('is described by its own text', () => {
    const { host, button } = show(false)

    expect(query(host, `#${button.getAttribute('aria-describedby')}`).textContent).toBe('Off')
  })

  it('speaks Korean', () => {
    locale.value = 'ko'

    const { host, button } = show(true)

    expect(host.textContent).toBe('켜짐')
    expect(button.getAttribute('aria-label')).toBe('PC 전원')
  })
})
