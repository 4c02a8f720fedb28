// SPDX-License-Identifier: EPL-2.0
/** What the server has learned: the typed client of its analytics, bills and automatic control. */
import { getJson, ofHome, write } from './api'

export type ControlMode = 'off' | 'shadow' | 'on'
export type ControlRule = 'guarded' | 'simple'

export interface OutletState {
  deviceId: string
  name: string
  state: 'OFF' | 'STANDBY' | 'LOAD' | null
  powerW: number | null
  kind: string
  loadFromW: number
  overridden: boolean
  explanation: string
}

export interface Waste {
  deviceId: string
  standbyWh: number
  share: number
  perYearWh: number
  cost: number
}

export interface Control {
  deviceId: string
  name: string
  mode: ControlMode
  rule: ControlRule
  isProtected: boolean
  hasStandby: boolean
  /** Whether it has stopped of itself, because people have switched on what it had cut. */
  isSuspended: boolean
  /** For how many hours the rule has decided as a shadow, and how many are enough to switch it on. */
  shadow: { hours: number; requiredHours: number }
}

export interface Figures {
  standbySavedPercent: number
  wantedMinutesCutPercent: number
  switchingsPerDay: number
  verdict: 'PASSED' | 'TOO_FEW_DAYS' | 'CUTS_TOO_MUCH' | 'SAVES_NOTHING'
}

export interface Backtest {
  trainedDays: number
  judgedDays: number
  /** So many recorded days it takes to pass. */
  requiredDays: number
  mayCut: boolean
  simple: Figures
  guarded: Figures
}

export interface Decision {
  deviceId: string
  at: string
  mode: string
  outcome: string
  action: string
  reason: string
  explanation: string
}

/** Energies in Wh; `start` is the server's local time, without a zone. */
export interface ForecastHour {
  start: string
  energyWh: number
  lowWh: number
  highWh: number
}

export interface MonthEnd {
  month: string
  soFarWh: number
  energyWh: number
  lowWh: number
  highWh: number
}

/** Today from midnight (`hours`), and 24 hours from the one that runs (`ahead`). */
export interface Prediction {
  forecaster: string | null
  nextHour: ForecastHour | null
  hours: ForecastHour[]
  ahead: ForecastHour[]
  month: MonthEnd | null
  accuracy: { days: number; mase: number; seasonalNaiveMase: number; coverage: number } | null
  reason: string | null
}

export interface MonthEnds {
  household: MonthEnd | null
  devices: { deviceId: string; name: string; month: MonthEnd }[]
  pricePerKwh: number | null
  /** In each currency, and of which plugs. */
  prices?: { currency: string; pricePerKwh: number; deviceIds: string[] }[]
}

/** The 168 hours of the week, Monday 0:00 first. */
export interface UsageProfile {
  useProbability: number[]
}

export interface MeasuredSavings {
  first: string
  creditedWh: number
}

export interface BillLine {
  kind: string
  label: string
  quantity: number
  price: number
  amount: number
}

/** Of several homes the sum, with the bill of each instead of lines, and a tariff only where all pay the same. */
export interface Bill {
  home: string
  homeName: string
  month: string
  tariffName: string | null
  source: string | null
  currency: string
  takenKwh: number
  lines: BillLine[]
  total: number
  co2Kg: number
  homes: Bill[]
}

export const fetchState = (id: string) => getJson<OutletState>(`devices/${encodeURIComponent(id)}/state`)
export const fetchWaste = (id: string) => getJson<Waste>(`devices/${encodeURIComponent(id)}/waste?days=30`)
export const fetchControls = () => getJson<Control[]>('api/ai')
export const fetchBacktest = (id: string) => getJson<Backtest>(`api/ai/${encodeURIComponent(id)}/backtest`)
export const fetchDecisions = () => getJson<Decision[]>('api/ai/decisions?limit=30')
export const fetchProfile = (id: string) => getJson<UsageProfile>(`api/ai/${encodeURIComponent(id)}/profile`)
export const fetchSavings = (id: string) => getJson<MeasuredSavings>(`api/ai/${encodeURIComponent(id)}/savings`)
/** Whether nobody is at home now, and a holiday by the household's clock, without a zone. */
export interface Absence {
  away: boolean
  from?: string | null
  until?: string | null
}

export const fetchAbsence = (home: string) => getJson<Absence>(ofHome('api/ai/away', home))
export const setAbsence = (home: string, absence: Absence) => write('PUT', ofHome('api/ai/away', home), absence)
/** Of the household where no plug is named. */
export const fetchPrediction = (deviceId = '') =>
  getJson<Prediction>(deviceId ? `api/predictions?deviceId=${encodeURIComponent(deviceId)}` : 'api/predictions')
export const fetchMonthEnds = () => getJson<MonthEnds>('api/predictions/month-end')
/** Of all homes together where none is named. */
export const fetchBill = (home: string) => getJson<Bill>(ofHome('api/bills', home))

/** Something out of the ordinary; local times, without a zone. */
export interface Anomaly {
  kind: string
  from: string
  to: string
  /** In multiples of what is still ordinary. */
  score: number
  explanation: string
}

export const fetchAnomalies = (id: string) => getJson<Anomaly[]>(`devices/${encodeURIComponent(id)}/anomalies`)
/** The power from which on the appliance counts as in use, in W. */
export const setThreshold = (id: string, loadFromW: number) =>
  write('PUT', `devices/${encodeURIComponent(id)}/state`, { loadFromW })
export const setProtected = (id: string, isProtected: boolean) =>
  write('PUT', `api/ai/${encodeURIComponent(id)}`, { isProtected })

/** Lets control that has stopped of itself go on. */
export const resumeControl = (id: string) => write('PUT', `api/ai/${encodeURIComponent(id)}`, { isSuspended: false })

/** Sets how far control goes, or by which rule; the server refuses what is protected, or was not tried enough. */
export async function setControl(deviceId: string, wanted: { mode: ControlMode } | { rule: ControlRule }): Promise<void> {
  await write('PUT', `api/ai/${encodeURIComponent(deviceId)}`, wanted)
}
