// SPDX-License-Identifier: EPL-2.0
import { createApp, h, type Component } from 'vue'
import { onTestFinished } from 'vitest'

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
