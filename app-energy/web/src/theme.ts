// SPDX-License-Identifier: EPL-2.0
/** Light or dark: the system's wish unless a person chose otherwise. */
import { computed, ref, watchEffect } from 'vue'
import { recall, remember } from './storage'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = ref(systemDark.matches)
systemDark.addEventListener('change', ({ matches }) => (systemIsDark.value = matches))

export const themeChoice = ref<ThemeChoice>(recall('theme', themeChoices) ?? 'system')

export const theme = computed<'light' | 'dark'>(() => {
  if (themeChoice.value !== 'system') return themeChoice.value
  return systemIsDark.value ? 'dark' : 'light'
})

export function nextTheme(): void {
  setTheme(themeChoices[(themeChoices.indexOf(themeChoice.value) + 1) % themeChoices.length] ?? 'system')
}

export function setTheme(wanted: ThemeChoice): void {
  themeChoice.value = wanted
  remember('theme', wanted)
}

/** The style sheet knows the themes by this attribute only; the browser's own bars follow, too. */
export function applyTheme(): void {
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value
    const background = getComputedStyle(document.documentElement).getPropertyValue('--page').trim()
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', background)
  })
}
