// SPDX-License-Identifier: EPL-2.0
/** The page's store: joins the REST interface and the WebSocket into one reactive household. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { ApiError, fetchDevices, fetchSummary, reasonOf, requestPower, type Power, type Summary } from './api'
import { connect, type ConnectionStatus, type LiveMessage } from './connection'
import { emptyHousehold, reduce, type HouseholdEvent } from './household'

/** Energy and names are not told live; without the WebSocket nothing is, so we ask more often then. */
const REFRESH_LIVE_MS = 30_000
const REFRESH_BLIND_MS = 5_000
const TICK_MS = 1_000

export function useLive() {
  const household = shallowRef(emptyHousehold)
  const summary = shallowRef<Summary | null>(null)
  const connection = ref<ConnectionStatus>('connecting')
  const problem = shallowRef<ApiError | null>(null)
  const loaded = ref(false)
  /** Epoch milliseconds by the server's clock: a tablet with a wrong clock must not call every plug stale. */
  const now = ref(Date.now())
  let clockOffset = 0
  let refreshedAt = 0

  const dispatch = (event: HouseholdEvent) => {
    household.value = reduce(household.value, event)
  }

  let refreshing: Promise<void> | null = null

  /** One listing at a time: a slow server must not be asked again before it has answered. */
  function refresh(): Promise<void> {
    refreshing ??= reload().finally(() => (refreshing = null))
    return refreshing
  }

  async function reload() {
    refreshedAt = Date.now()
    const askedAt = now.value
    // without the summary the page can still add up the plugs
    const summarising = fetchSummary().catch(() => null)
    try {
      const devices = await fetchDevices()
      summary.value = await summarising
      followClock(summary.value?.time ?? null)
      dispatch({ type: 'snapshot', devices, askedAt })
      problem.value = null
      loaded.value = true
    } catch (cause) {
      problem.value = cause instanceof ApiError ? cause : new ApiError(0, String(cause))
    }
  }

  function followClock(serverTime: string | null) {
    const server = Date.parse(serverTime ?? '')
    if (!Number.isNaN(server)) clockOffset = server - Date.now()
    now.value = Date.now() + clockOffset
  }

  async function setPower(deviceId: string, power: Power) {
    dispatch({ type: 'requested', deviceId, power, at: now.value })
    try {
      await requestPower(deviceId, power)
    } catch (cause) {
      dispatch({ type: 'rejected', deviceId, text: reasonOf(cause) })
    }
  }

  function receive(message: LiveMessage) {
    const stranger = !household.value.plugs.has(message.deviceId)
    dispatch({ ...message, at: Date.now() + clockOffset })
    // a plug we have not heard of has a name and a day's energy that only the listing tells
    if (stranger) void refresh()
  }

  function tick() {
    now.value = Date.now() + clockOffset
    dispatch({ type: 'tick', at: now.value })
    const well = connection.value === 'live' && problem.value === null
    const interval = well ? REFRESH_LIVE_MS : REFRESH_BLIND_MS
    if (Date.now() - refreshedAt >= interval) void refresh()
  }

  const disconnect = connect(liveUrl(), {
    opened: () => void refresh(),
    message: receive,
    status: (status) => (connection.value = status),
  })
  const timer = setInterval(tick, TICK_MS)
  void refresh()
  onScopeDispose(() => {
    clearInterval(timer)
    disconnect()
  })

  const plugs = computed(() => [...household.value.plugs.values()])
  return { household, plugs, summary, connection, problem, loaded, now, refresh, setPower }
}

function liveUrl(): string {
  const url = new URL('api/ws/devices', document.baseURI)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
