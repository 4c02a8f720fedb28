// SPDX-License-Identifier: EPL-2.0
/** What is being changed in a form before the screen; "new" for what is being made. */
import { shallowRef } from 'vue'

export function useEdited<T>(load: () => Promise<void>) {
  const edited = shallowRef<T | 'new' | null>(null)

  function saved() {
    edited.value = null
    void load()
  }

  return { edited, saved }
}
