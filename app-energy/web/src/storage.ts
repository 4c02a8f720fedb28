// SPDX-License-Identifier: EPL-2.0
/** Remembered choices. Browsers that forbid storage only forget; they do not break the page. */

export function recall<T extends string>(key: string, allowed: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(`wattm2m.${key}`)
    return allowed.find((choice) => choice === value) ?? null
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`wattm2m.${key}`, value)
  } catch {
    // private windows and full disks: the choice lasts as long as the page
  }
}
