// SPDX-License-Identifier: EPL-2.0
/** Which screen is shown: the part of the address after "#", so that it can be linked to and gone back from. */
import { onScopeDispose, shallowRef } from 'vue'

/** Those in the bar of screens; a phone has no room for all of them. */
export const mainViews = [
  'now',
  'power',
  'insight',
  'forecast',
  'control',
  'devices',
  'schedules',
  'alerts',
  'more',
] as const
/** Those that a phone finds behind "more". */
export const hiddenOnPhones: readonly View[] = ['forecast', 'control']
/** Those behind "more" everywhere. */
export const otherViews = [
  'recommendations',
  'production',
  'voltage',
  'environment',
  'home',
  'reports',
  'rewards',
  'community',
  'settings',
  'privacy',
  'logs',
] as const
export const views = [...mainViews, ...otherViews] as const
export type View = (typeof views)[number]

/** The screen, and what on it is meant, such as a plug: "#devices/tv". */
export interface Place {
  readonly view: View
  readonly part: string
}

export function usePlace() {
  const place = shallowRef<Place>(fromAddress())
  const follow = () => (place.value = fromAddress())
  window.addEventListener('hashchange', follow)
  onScopeDispose(() => window.removeEventListener('hashchange', follow))
  return place
}

/** Another part, such as that of the link to the content, leaves the screen as it is by default. */
function fromAddress(): Place {
  const [name, part = ''] = window.location.hash.slice(1).split('/')
  return { view: views.find((view) => view === name) ?? 'now', part: decoded(part) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
