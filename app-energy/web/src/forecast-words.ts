// SPDX-License-Identifier: EPL-2.0
/** What a forecast says of the month and of itself, in the current language. */
import { computed } from 'vue'
import { formatEnergy, formatPercent, text } from './format'
import { locale, t } from './i18n'
import type { Prediction } from './insight-api'

export function useForecastWords(prediction: () => Prediction | null) {
  const accuracy = computed(() => {
    const known = prediction()?.accuracy
    if (!known) return null
    const better = 1 - known.mase / known.seasonalNaiveMase
    const share = formatPercent(Math.abs(better), locale.value)
    return t.value.accuracy(share, better > 0, formatPercent(known.coverage, locale.value))
  })
  const month = computed(() => {
    const known = prediction()?.month
    if (!known) return null
    const energy = (wattHours: number) => text(formatEnergy(wattHours, locale.value))
    return t.value.monthEnd(energy(known.energyWh), energy(known.lowWh), energy(known.highWh))
  })
  return { accuracy, month }
}
