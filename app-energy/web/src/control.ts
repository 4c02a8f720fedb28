// SPDX-License-Identifier: EPL-2.0
/** What the screen of automatic control shows, loaded when it is opened and again each minute. */
import { computed, ref, watch, type Ref } from 'vue'
import { fetchOutlets, type Outlet } from './insight'
import { fetchAbsence, fetchDecisions, resumeControl, setAbsence, setControl, type Absence, type ControlMode, type ControlRule } from './insight-api'
import { orElse, useLoaded } from './loaded'

/** What is no plug's id. */
const HOUSEHOLD = '/'

/** Absence is that of a home, the first of one's own where none is named. */
export function useControl(home: Ref<string>) {
  const { value, state, refusal, load, change } = useLoaded(async () => {
    const [outlets, decisions, absence] = await Promise.all([
      fetchOutlets(),
      orElse(fetchDecisions(), []),
      orElse(fetchAbsence(home.value), { away: false }),
    ])
    return { outlets, decisions, absence }
  })
  watch(home, load)
  const chosen = ref('')

  async function choose(deviceId: string, wanted: { mode: ControlMode } | { rule: ControlRule }) {
    chosen.value = deviceId
    await change(() => setControl(deviceId, wanted))
  }

  async function leave(absence: Absence) {
    chosen.value = HOUSEHOLD
    await change(() => setAbsence(home.value, absence))
  }

  async function resume(deviceId: string) {
    chosen.value = deviceId
    await change(() => resumeControl(deviceId))
  }

  const refusalOf = (deviceId: string) => (chosen.value === deviceId && refusal.value ? refusal.value : null)
  return {
    outlets: computed<readonly Outlet[]>(() => value.value?.outlets ?? []),
    decisions: computed(() => value.value?.decisions ?? []),
    absence: computed<Absence>(() => value.value?.absence ?? { away: false }),
    leave,
    /** Why nobody could be away as was wanted, if so. */
    leaveRefusal: computed(() => refusalOf(HOUSEHOLD)),
    /** Why the plug's mode could not be chosen, or control not go on, if it could not. */
    refusalOf,
    state,
    load,
    choose,
    resume,
  }
}
