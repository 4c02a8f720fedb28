// SPDX-License-Identifier: EPL-2.0
/** Which screen is shown: the part of the address after "#", so that it can be linked to and gone back from. */
import { onScopeDispose, ref } from 'vue'

export const views = ['now', 'insight', 'schedules', 'alerts'] as const
export type View = (typeof views)[number]

export function useView() {
  const view = ref<View>(fromAddress())
  const follow = () => (view.value = fromAddress())
  window.addEventListener('hashchange', follow)
  onScopeDispose(() => window.removeEventListener('hashchange', follow))
  return view
}

/** Another part, such as that of the link to the content, leaves the screen as it is by default. */
function fromAddress(): View {
  return views.find((view) => window.location.hash === `#${view}`) ?? 'now'
}
