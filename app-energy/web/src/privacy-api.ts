// SPDX-License-Identifier: EPL-2.0
/** The typed client of what is kept of whoever asks. */
import { getJson, write } from './api'

export interface Consent {
  purpose: string
  agreed: boolean
  since: string | null
}

export const EXPORT = 'api/privacy/export'

export const fetchConsents = () => getJson<Consent[]>('api/privacy/consents')
export const setConsent = (purpose: string, agreed: boolean) =>
  write('PUT', 'api/privacy/consents', { [purpose]: agreed })
export const renewKey = () => write('POST', 'api/privacy/keys/rotate', {})
export const eraseMe = (password: string) => write('POST', 'api/privacy/erasure', { password })
