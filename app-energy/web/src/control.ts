// SPDX-License-Identifier: EPL-2.0
/** What the screen of automatic control shows, loaded when it is opened and again each minute. */
import { computed, ref } from 'vue'
import { fetchOutlets, type Outlet } from './insight'
import { fetchAway, fetchDecisions, resumeControl, setAway, setControl, type ControlMode, type ControlRule } from './insight-api'
import { orElse, useLoaded } from './loaded'

export function useControl() {
  const { value, state, refusal, load, change } = useLoaded(async () => {
    const [outlets, decisions, away] = await Promise.all([
      fetchOutlets(),
      orElse(fetchDecisions(), []),
      orElse(fetchAway(), { away: false }),
    ])
    return { outlets, decisions, away: away.away }
  })
  const chosen = ref('')

  async function choose(deviceId: string, wanted: { mode: ControlMode } | { rule: ControlRule }) {
    chosen.value = deviceId
    await change(() => setControl(deviceId, wanted))
  }

  async function resume(deviceId: string) {
    chosen.value = deviceId
    await change(() => resumeControl(deviceId))
  }

  return {
    outlets: computed<readonly Outlet[]>(() => value.value?.outlets ?? []),
    decisions: computed(() => value.value?.decisions ?? []),
    away: computed(() => value.value?.away ?? false),
    leave: (away: boolean) => change(() => setAway(away)),
    /** Why the plug's mode could not be chosen, or control not go on, if it could not. */
    refusalOf: (deviceId: string) => (chosen.value === deviceId && refusal.value ? refusal.value : null),
    state,
    load,
    choose,
    resume,
  }
}
