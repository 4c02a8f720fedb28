// SPDX-License-Identifier: EPL-2.0
/** Production, environment and recommendations: the typed client. Energy in Wh, power in W, shares 0 to 1. */
import { getJson, ofHome, write } from './api'
import type { Part } from './part'

export interface Balance {
  producedWh: number
  consumedWh: number
  importedWh: number
  exportedWh: number
  chargedWh: number
  dischargedWh: number
  selfConsumption: number | null
  autarky: number | null
}

export interface Battery {
  deviceId: string
  name: string
  chargedWh: number
  dischargedWh: number
  lastPercent: number | null
  lossWh: number | null
  efficiency: number | null
}

export interface Meter {
  deviceId: string
  name: string
  part: Part
  powerW: number | null
  batteryPercent: number | null
  powerFactor: number | null
  voltageImbalancePercent: number | null
  currentImbalancePercent: number | null
}

export interface Production {
  metered: boolean
  balance: Balance
  batteries: Battery[]
  meters: Meter[]
}

export interface Flow {
  start: string
  producedWh: number
  consumedWh: number
  importedWh: number
  exportedWh: number
}

export interface ScorePart {
  name: 'usual' | 'base-load' | 'off-peak' | 'own-supply'
  weight: number
  figure: number
  points: number
}

export interface DayRecord {
  date: string
  totalWh: number
  peakWh: number
  offPeakWh: number
  solarWh: number
  gridWh: number
  exportedWh: number
  cost: number
  earned: number
  currency: string
  co2Kg: number
  score: { value: number; grade: string; parts: ScorePart[] } | null
}

export interface Source {
  source: string
  name: string
  quantity: string
  unit: string
}

export interface Levels {
  unit: string
  points: { start: string; mean: number; min: number; max: number }[]
}

export interface Coefficient {
  value: number
  low: number
  high: number
}

export interface Slope {
  whPerDegreeDay: number
  low: number
  high: number
  days: number
}

export interface Correlations {
  leastDays: number
  correlations: (Source & { n: number; pearson: Coefficient; spearman: Coefficient; significant: boolean })[]
  weather: { heating: Slope | null; cooling: Slope | null } | null
}

export type Handling = 'open' | 'done' | 'dismissed'
export type EffectState = 'not-yet-known' | 'not-measurable' | 'saved' | 'no-difference' | 'more'

export interface Recommendation {
  home: string
  id: string
  title: string
  explanation: string
  evidence: { from: string; to: string; days: number }
  saving: { method: string }
  state: Handling
  handledAt: string | null
  handledBy: string | null
  effect: { state: EffectState; savedWhADay: Coefficient | null; daysAfter: number } | null
}

/** Of all homes together where none is named, here and below. */
export const fetchProduction = (home: string) => getJson<Production>(ofHome('api/production', home))
/** The last 24 hours, each in full. */
export function fetchFlows(home: string): Promise<{ flows: Flow[] }> {
  const from = new Date(Math.floor(Date.now() / 3_600_000 - 23) * 3_600_000).toISOString()
  return getJson<{ flows: Flow[] }>(ofHome('api/production/history', home, { resolution: 'hour', from }))
}
export const fetchDays = (home: string) => getJson<DayRecord[]>(ofHome('api/daily-records', home))
export const fetchSources = () => getJson<Source[]>('api/environment/sources')
export const fetchCorrelations = () => getJson<Correlations>('api/environment/correlations')

export function fetchLevels({ source, quantity }: Source, days: number): Promise<Levels> {
  const from = new Date(Date.now() - days * 86_400_000).toISOString()
  const resolution = days > 7 ? 'day' : 'hour'
  return getJson<Levels>(`api/environment/history?${new URLSearchParams({ deviceId: source, quantity, resolution, from })}`)
}

/** The hours of the voltage of a plug from this moment on. */
export function fetchVoltages(deviceId: string, from: number): Promise<Levels> {
  const to = new Date().toISOString()
  return getJson<Levels>(`api/production/levels?${new URLSearchParams({ deviceId, quantity: 'voltage', from: new Date(from).toISOString(), to })}`)
}

export const fetchRecommendations = (language: string, home: string) =>
  getJson<Recommendation[]>(ofHome('api/recommendations', home, { language }))
export const handle = ({ id, home }: Recommendation, state: Handling) =>
  write('PATCH', ofHome(`api/recommendations/${encodeURIComponent(id)}`, home), { state })
