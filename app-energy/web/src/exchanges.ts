// SPDX-License-Identifier: EPL-2.0
/** The typed client of exchanges with other systems. */
import { getJson, send } from './api'

export interface Exchange {
  name: string
  direction: 'pull' | 'push'
  host: string
  every: string
  deviceIds: string[]
  lastTry: string | null
  lastSuccess: string | null
  lastError: string | null
  leftOut: string[]
  exchanged: number
}

export const fetchExchanges = () => getJson<Exchange[]>('api/exchanges')
export const runExchange = (name: string) => send(`api/exchanges/${encodeURIComponent(name)}/run`, { method: 'POST' })
