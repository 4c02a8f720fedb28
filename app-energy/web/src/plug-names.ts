// SPDX-License-Identifier: EPL-2.0
/** Plugs as choices and in sentences. Pure. */
import type { Plug } from './household'

export interface PlugName {
  readonly value: string
  readonly label: string
}

/** By name, not by power: nothing must jump away from under a finger. */
export function sortedByName(plugs: readonly Plug[], locale: string): Plug[] {
  const collator = new Intl.Collator(locale, { numeric: true })
  return [...plugs].sort((a, b) => collator.compare(nameOf(a), nameOf(b)))
}

export function nameOf({ name, deviceId }: Pick<Plug, 'name' | 'deviceId'>): string {
  return name ?? deviceId
}

/** The names of some plugs; one that is not there any more keeps its id. */
export function namesOf(deviceIds: readonly string[], names: readonly PlugName[]): string {
  return deviceIds.map((id) => names.find(({ value }) => value === id)?.label ?? id).join(', ')
}
