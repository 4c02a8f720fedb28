// SPDX-License-Identifier: EPL-2.0
/** What a device is in the flow of energy, by the class that is written on it; the server decides alike. */

export type Part = 'solar' | 'battery' | 'grid' | 'consumer'

const classes: Record<Exclude<Part, 'consumer'>, readonly string[]> = {
  solar: ['solar', 'solar-panel', 'photovoltaics', 'pv', 'inverter'],
  battery: ['battery', 'battery-storage', 'storage'],
  grid: ['grid', 'grid-meter', 'smart-meter', 'main-meter'],
}

export function partOf(deviceClass: string | null): Part {
  const name = (deviceClass ?? '').trim().toLowerCase().replaceAll(/[_ ]/g, '-')
  return (['solar', 'battery', 'grid'] as const).find((part) => classes[part].includes(name)) ?? 'consumer'
}

/** What its power adds to what the household consumes: a meter of the grid counts what the consumers take. */
export function sign(part: Part, gridIsMetered: boolean): number {
  if (!gridIsMetered) return part === 'consumer' ? 1 : 0
  return part === 'grid' ? 1 : part === 'consumer' ? 0 : -1
}
