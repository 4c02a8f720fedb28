// SPDX-License-Identifier: EPL-2.0
/** What the screen of insights shows, loaded when it is opened and again each minute. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import {
  fetchBill,
  fetchControls,
  fetchDecisions,
  fetchPrediction,
  fetchState,
  fetchWaste,
  setMode,
  type Bill,
  type Control,
  type ControlMode,
  type Decision,
  type OutletState,
  type Prediction,
  type Waste,
} from './insight-api'

const REFRESH_MS = 60_000

/** One plug with all that is known of it; a part that failed is null. */
export interface Outlet {
  readonly control: Control
  readonly state: OutletState | null
  readonly waste: Waste | null
}

export function useInsight() {
  const outlets = shallowRef<readonly Outlet[]>([])
  const prediction = shallowRef<Prediction | null>(null)
  const bill = shallowRef<Bill | null>(null)
  const decisions = shallowRef<readonly Decision[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const refusal = ref<{ deviceId: string; text: string } | null>(null)

  async function load() {
    try {
      const controls = await fetchControls()
      const [known, forecast, month, log] = await Promise.all([
        Promise.all(controls.map(outlet)),
        orNull(fetchPrediction()),
        orNull(fetchBill()),
        orNull(fetchDecisions()),
      ])
      outlets.value = known
      prediction.value = forecast
      bill.value = month
      decisions.value = log ?? []
      state.value = 'ready'
    } catch {
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  async function choose(deviceId: string, mode: ControlMode) {
    refusal.value = null
    try {
      await setMode(deviceId, mode)
    } catch (cause) {
      refusal.value = { deviceId, text: cause instanceof Error ? cause.message : String(cause) }
    }
    await load()
  }

  const timer = setInterval(() => void load(), REFRESH_MS)
  onScopeDispose(() => clearInterval(timer))
  void load()
  return { outlets, prediction, bill, decisions, state, refusal, load, choose }
}

async function outlet(control: Control): Promise<Outlet> {
  const [state, waste] = await Promise.all([orNull(fetchState(control.deviceId)), orNull(fetchWaste(control.deviceId))])
  return { control, state, waste }
}

function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(() => null)
}
