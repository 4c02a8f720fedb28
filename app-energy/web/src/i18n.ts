// SPDX-License-Identifier: EPL-2.0
/** Two languages, one typed dictionary each: a text missing in one of them does not compile. */
import { computed, ref, watchEffect } from 'vue'
import { en, type Dictionary } from './messages/en'
import { ko } from './messages/ko'
import { recall, remember } from './storage'

const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]

export const dictionaries: Record<Locale, Dictionary> = { ko, en }

export const locale = ref<Locale>(recall('language', locales) ?? preferred())

/** The texts in the current language. */
export const t = computed(() => dictionaries[locale.value])

/** Texts of a single screen, which are loaded with it. */
export function textsOf<T>(all: Record<Locale, T>) {
  return computed(() => all[locale.value])
}

export function nextLocale(): void {
  setLocale(locale.value === 'ko' ? 'en' : 'ko')
}

export function setLocale(wanted: Locale): void {
  locale.value = wanted
  remember('language', wanted)
}

/** Screen readers choose their voice by the document's language. */
export function applyLocale(): void {
  watchEffect(() => {
    document.documentElement.lang = locale.value
  })
}

function preferred(): Locale {
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}
