// SPDX-License-Identifier: EPL-2.0
/** What the stand-in has learned of its plugs. */

const modes = new Map()
const rules = new Map()
const standby = { tv: 3.4, pc: 4.1, coffee: 1.5 }

/** The answer to a request, or undefined where it is none of these. */
export function insight(method, pathname, plugs, body) {
  if (pathname === '/api/ai') return plugs.map(({ device }) => control(device))
  if (pathname === '/api/ai/decisions') return decisions(plugs)
  if (pathname === '/api/predictions') return prediction()
  if (pathname === '/api/bills') return bill()
  const [, deviceId, part] = /^\/(?:api\/ai|devices)\/([^/]+)(?:\/([a-z]+))?$/.exec(pathname) ?? []
  const device = plugs.find((plug) => plug.device.deviceId === deviceId)?.device
  if (!device) return undefined
  if (method === 'PUT' && body.mode) modes.set(deviceId, body.mode)
  if (method === 'PUT' && body.rule) rules.set(deviceId, body.rule)
  if (part === 'state') return state(device)
  if (part === 'waste') return waste(deviceId)
  if (part === 'backtest') return backtest()
  return control(device)
}

function control({ deviceId, name }) {
  const mode = modes.get(deviceId) ?? 'off'
  const hasStandby = deviceId in standby || deviceId === 'kettle'
  const shadow = { hours: 12, requiredHours: 72 }
  const rule = rules.get(deviceId) ?? 'guarded'
  return { deviceId, name: name ?? deviceId, mode, rule, isProtected: deviceId === 'fridge', hasStandby, isSuspended: false, shadow }
}

function state({ deviceId, name, power }) {
  const known = power === null ? null : power < 0.5 ? 'OFF' : power < 20 ? 'STANDBY' : 'LOAD'
  return { deviceId, name, state: known, powerW: power, kind: 'STANDBY', loadFromW: 19.9, explanation: 'Two modes.' }
}

function waste(deviceId) {
  const standbyWh = (standby[deviceId] ?? 0) * 600
  return { deviceId, days: 30, standbyWh, share: 0.2, perYearWh: standbyWh * 12, cost: Math.round(standbyWh * 0.18) }
}

function backtest() {
  const guarded = { standbySavedPercent: 41, wantedMinutesCutPercent: 2.5, switchingsPerDay: 2.3, verdict: 'PASSED' }
  const simple = { standbySavedPercent: 83, wantedMinutesCutPercent: 73.8, switchingsPerDay: 3.1, verdict: 'CUTS_TOO_MUCH' }
  return { trainedDays: 28, judgedDays: 18, requiredDays: 14, mayCut: true, simple, guarded }
}

function decisions(plugs) {
  const name = plugs[0]?.device.deviceId ?? 'tv'
  const made = (at, action, reason, mode) => ({ deviceId: name, at, mode, outcome: 'shadow', action, reason, explanation: reason })
  return plugs.length === 0 ? [] : [
    made('2026-01-05T07:31', 'SWITCH_ON', 'USE_EXPECTED', 'SHADOW'),
    made('2026-01-05T00:42', 'SWITCH_OFF', 'NO_USE_EXPECTED', 'SHADOW'),
    made('2026-01-04T23:10', 'KEEP', 'USED_LATELY', 'SHADOW'),
  ]
}

function prediction() {
  const day = new Date().toISOString().slice(0, 10)
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const energyWh = 180 + 260 * Math.exp(-((hour - 8) ** 2) / 6) + 520 * Math.exp(-((hour - 20) ** 2) / 9)
    return { start: `${day}T${String(hour).padStart(2, '0')}:00:00`, energyWh, lowWh: energyWh * 0.7, highWh: energyWh * 1.35 }
  })
  const month = { month: day.slice(0, 7), soFarWh: 151_000, energyWh: 214_000, lowWh: 198_000, highWh: 231_000 }
  const accuracy = { days: 30, mase: 0.83, seasonalNaiveMase: 1.02, wmape: 0.31, coverage: 0.803 }
  return { deviceId: null, forecaster: 'weekday mean', hours, month, accuracy, reason: null }
}

function bill() {
  const lines = [
    { kind: 'FIXED', label: 'tier from 0 kWh', amount: 910 },
    { kind: 'ENERGY', label: 'energy from 0 kWh', amount: 18_120 },
    { kind: 'SURCHARGE', label: 'climate and environment', amount: 1359 },
    { kind: 'SURCHARGE', label: 'fuel adjustment', amount: 755 },
    { kind: 'TAX', label: 'value added tax', amount: 2114 },
    { kind: 'TAX', label: 'power industry fund', amount: 782 },
  ].map((line) => ({ quantity: 1, price: line.amount, ...line }))
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const tariffName = 'Korea, residential, low voltage'
  return { home: 'household', homeName: '', homes: [], month: '2026-01', tariffName, source: 'Example; check it against your own contract.', currency: 'KRW', takenKwh: 151, lines, total, co2Kg: 72.2 }
}
