// SPDX-License-Identifier: EPL-2.0
/** What a device is in the flow of energy: the server says. */

export type Part = 'solar' | 'battery' | 'grid' | 'site' | 'consumer'

/** What its power adds to what the household consumes: a meter of the grid counts what the consumers take. */
export function sign(part: Part, gridIsMetered: boolean): number {
  const consumes = part === 'consumer' || part === 'site'
  if (!gridIsMetered) return consumes ? 1 : 0
  return part === 'grid' ? 1 : consumes ? 0 : -1
}
