// SPDX-License-Identifier: EPL-2.0
/** The typed client of tariffs, models as files, advice, logs and what-if. */
import { getJson, send, write } from './api'

export interface TariffVersion {
  id: string
  name: string
  validFrom: string
  currency: string
  paid: boolean
}

export const modelFiles = ['profiles', 'thresholds', 'baselines'] as const
export type ModelFile = (typeof modelFiles)[number]

export interface Consent {
  available: boolean
  consent: boolean
  wouldSend: string[]
}

/** `text` is empty where only the rules speak, and `reason` then says why. */
export interface Advice {
  source: 'rules' | 'language-model'
  sentences: string[]
  text: string
  reason: string
}

export type LogKind = 'system_logs' | 'api_logs'

/** Status and milliseconds are 0 where it was no request. */
export interface LogEntry {
  id: number
  time: string
  actor: string
  text: string
  status: number
  millis: number
}

interface MonthFigures {
  tariff: string
  takenKwh: number
  total: number
  co2Kg: number
}

export interface Supposed {
  month: string
  currency: string
  before: MonthFigures
  after: MonthFigures
  saved: number
  savedPerYear: number
  lostMinutes: number
  isProtected: boolean
}

export const LOG_PAGE = 50

export const fetchTariffs = () => getJson<TariffVersion[]>('api/tariffs')
export const modelPlace = (file: ModelFile) => `api/models/${file}.json`
export const bringIn = (file: ModelFile, content: string) =>
  send(modelPlace(file), { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: content })
export const fetchConsent = (language: string) => getJson<Consent>(`api/ai/consent?language=${language}`)
export const setConsent = (consent: boolean) => write('PUT', 'api/ai/consent', { consent })
export const fetchWhatIf = (what: Record<string, string>) =>
  getJson<Supposed>(`api/what-if?${new URLSearchParams(what)}`)
export const clearLog = (kind: LogKind) => send(`api/${kind}`, { method: 'DELETE' })

export function fetchLog(kind: LogKind, before?: number): Promise<LogEntry[]> {
  const query = new URLSearchParams({ limit: String(LOG_PAGE), ...(before === undefined ? {} : { before: String(before) }) })
  return getJson<LogEntry[]>(`api/${kind}?${query}`)
}

export async function askForAdvice(language: string): Promise<Advice> {
  const response = await write('POST', `api/ai/analyze-ai-server?language=${language}`, {})
  return (await response.json()) as Advice
}
