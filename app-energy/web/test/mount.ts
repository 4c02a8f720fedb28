// SPDX-License-Identifier: EPL-2.0
import { createApp, h, type Component } from 'vue'
import { onTestFinished, vi } from 'vitest'

/** Shows a component in the document for the length of one test. */
export function mount(component: Component, props: Record<string, unknown> = {}): HTMLElement {
  const host = document.body.appendChild(document.createElement('div'))
  const app = createApp({ render: () => h(component, props) })
  app.mount(host)
  onTestFinished(() => {
    app.unmount()
    host.remove()
  })
  return host
}

export function query<E extends Element = HTMLElement>(host: ParentNode, selector: string): E {
  const found = host.querySelector<E>(selector)
  if (found === null) throw new Error(`nothing matches ${selector}`)
  return found
}

/** The field of a form with this label. */
export function field<E extends Element = HTMLInputElement>(host: ParentNode, label: string): E {
  const found = [...host.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  return query<E>(host, `[id="${found?.htmlFor}"]`)
}

/** Types into a field. */
export function fill(input: HTMLInputElement, text: string): void {
  input.value = text
  input.dispatchEvent(new Event('input'))
}

/** Waits until this does not fail any more, for as long as a busy machine may take. */
export function eventually<T>(expectation: () => T): Promise<T> {
  return vi.waitFor(expectation, { timeout: 20_000 })
}
