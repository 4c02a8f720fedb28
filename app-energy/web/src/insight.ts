// SPDX-License-Identifier: EPL-2.0
/** What the screen of insights shows, loaded when it is opened and again each minute. */
import { computed, ref } from 'vue'
import {
  fetchBill,
  fetchControls,
  fetchDecisions,
  fetchPrediction,
  fetchState,
  fetchWaste,
  setMode,
  type Control,
  type ControlMode,
  type OutletState,
  type Waste,
} from './insight-api'
import { orElse, useLoaded } from './loaded'

/** One plug with all that is known of it; a part that failed is null. */
export interface Outlet {
  readonly control: Control
  readonly state: OutletState | null
  readonly waste: Waste | null
}

export function useInsight() {
  const { value, state, refusal, load, change } = useLoaded(fetchAll)
  const chosen = ref('')

  async function choose(deviceId: string, mode: ControlMode) {
    chosen.value = deviceId
    await change(() => setMode(deviceId, mode))
  }

  return {
    outlets: computed<readonly Outlet[]>(() => value.value?.outlets ?? []),
    prediction: computed(() => value.value?.prediction ?? null),
    bill: computed(() => value.value?.bill ?? null),
    decisions: computed(() => value.value?.decisions ?? []),
    /** Why the plug's mode could not be chosen, if it could not. */
    refusalOf: (deviceId: string) => (chosen.value === deviceId && refusal.value ? refusal.value : null),
    state,
    load,
    choose,
  }
}

async function fetchAll() {
  const controls = await fetchControls()
  const [outlets, prediction, bill, decisions] = await Promise.all([
    Promise.all(controls.map(outlet)),
    orElse(fetchPrediction(), null),
    orElse(fetchBill(), null),
    orElse(fetchDecisions(), []),
  ])
  return { outlets, prediction, bill, decisions }
}

async function outlet(control: Control): Promise<Outlet> {
  const [state, waste] = await Promise.all([
    orElse(fetchState(control.deviceId), null),
    orElse(fetchWaste(control.deviceId), null),
  ])
  return { control, state, waste }
}
