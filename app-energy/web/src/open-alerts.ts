// SPDX-License-Identifier: EPL-2.0
/** The alerts that are open and nobody has seen yet, for the banner. */
import { computed, watch } from 'vue'
import { fetchOpenAlerts } from './alert-api'
import { locale } from './i18n'
import { useLoaded } from './loaded'

const REFRESH_MS = 15_000

export function useOpenAlerts() {
  const { value, load } = useLoaded(() => fetchOpenAlerts(locale.value), REFRESH_MS)
  watch(locale, () => void load())
  const unseen = computed(() => (value.value ?? []).filter(({ acknowledgedBy }) => acknowledgedBy === null))
  return { unseen, load }
}
