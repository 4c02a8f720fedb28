// SPDX-License-Identifier: EPL-2.0
/** The typed client of alerts, their rules, and how people are told. */
import { getJson, send, write } from './api'
import type { Locale } from './i18n'

export const quantities = ['power', 'voltage', 'current', 'power-step', 'power-factor', 'current-imbalance', 'voltage-imbalance', 'battery', 'co2'] as const
export const sides = ['above', 'below'] as const
export const severities = ['warning', 'critical'] as const
export const ways = ['web-push', 'mail', 'webhook'] as const
export type Quantity = (typeof quantities)[number]
export type Side = (typeof sides)[number]
export type Severity = (typeof severities)[number]
export type Way = (typeof ways)[number]

export interface Alert {
  id: string
  ruleId: string
  deviceId: string
  severity: Severity
  raisedAt: string
  text: string
  open: boolean
  clearedAt: string | null
  acknowledgedBy: string | null
  acknowledgedAt: string | null
}

/** What somebody can say of a rule: no plug means all, `lasting` is in seconds. */
export interface WantedRule {
  name: string
  deviceIds: string[]
  quantity: Quantity
  side: Side
  threshold: number
  deadband: number
  lasting: number
  severity: Severity
  ways: Way[]
}

export interface Rule extends WantedRule {
  id: string
  unit: string
  enabled: boolean
}

/** Times are "HH:MM"; an empty address is none. */
export interface Telling {
  quietFrom: string
  quietTo: string
  mailTo: string
  webhook: string
  /** Of mails and webhooks. */
  language: Locale
  pauseMinutes: number
}

const alertPlace = (id: string) => `api/alerts/${encodeURIComponent(id)}`
const rulePlace = (id: string) => `api/alerts/rules/${encodeURIComponent(id)}`

/** Their texts are in the language asked for. */
export const fetchAlerts = (language: Locale) => getJson<Alert[]>(`api/alerts?limit=100&language=${language}`)
export const fetchOpenAlerts = (language: Locale) =>
  getJson<Alert[]>(`api/alerts?open=true&limit=100&language=${language}`)
export const acknowledge = (id: string) => send(`${alertPlace(id)}/acknowledge`, { method: 'POST' })
export const fetchRules = () => getJson<Rule[]>('api/alerts/rules')
export const createRule = (wanted: WantedRule) => write('POST', 'api/alerts/rules', wanted)
export const changeRule = (id: string, wanted: Partial<WantedRule> & { enabled?: boolean }) =>
  write('PATCH', rulePlace(id), wanted)
export const deleteRule = (id: string) => send(rulePlace(id), { method: 'DELETE' })
export const fetchTelling = () => getJson<Telling>('api/alerts/telling')
export const tell = (wanted: Telling) => write('PATCH', 'api/alerts/telling', wanted)
