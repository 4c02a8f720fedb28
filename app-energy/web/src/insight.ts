// SPDX-License-Identifier: EPL-2.0
/** What the screen of insights shows, loaded when it is opened and again each minute. */
import { computed, watch, type Ref } from 'vue'
import {
  fetchBill,
  fetchControls,
  fetchPrediction,
  fetchState,
  fetchWaste,
  type Control,
  type OutletState,
  type Waste,
} from './insight-api'
import { orElse, unlessRefused, useLoaded } from './loaded'

/** One plug with all that is known of it; a part that failed is null. */
export interface Outlet {
  readonly control: Control
  readonly state: OutletState | null
  readonly waste: Waste | null
}

/** Bills are those of a home, or of all where none is named. */
export function useInsight(home: Ref<string>) {
  const { value, state, load } = useLoaded(async () => {
    const [controls, prediction, bill] = await Promise.all([
      fetchControls(),
      orElse(fetchPrediction(), null),
      orElse(unlessRefused(fetchBill(home.value)), undefined),
    ])
    const wastes = await Promise.all(controls.map(({ deviceId }) => orElse(fetchWaste(deviceId), null)))
    return { wastes: wastes.filter((waste) => waste !== null), prediction, bill }
  })
  watch(home, load)
  return {
    wastes: computed<readonly Waste[]>(() => value.value?.wastes ?? []),
    prediction: computed(() => value.value?.prediction ?? null),
    bill: computed(() => value.value?.bill ?? null),
    /** Whether the homes pay in different currencies, so that there is no bill of all of them. */
    isMixed: computed(() => value.value?.bill === null),
    state,
    load,
  }
}

export async function fetchOutlets(): Promise<Outlet[]> {
  return Promise.all((await fetchControls()).map(outlet))
}

async function outlet(control: Control): Promise<Outlet> {
  const [state, waste] = await Promise.all([
    orElse(fetchState(control.deviceId), null),
    orElse(fetchWaste(control.deviceId), null),
  ])
  return { control, state, waste }
}
