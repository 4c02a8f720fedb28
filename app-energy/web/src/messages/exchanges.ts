// SPDX-License-Identifier: EPL-2.0
/** The texts about exchanges with other systems, in both languages. */
import { textsOf } from '../i18n'

interface ExchangeTexts {
  title: string
  directions: Record<'pull' | 'push', (host: string) => string>
  last: (when: string) => string
  never: string
  leftOut: (deviceIds: string[]) => string
  run: (name: string) => string
}

const en: ExchangeTexts = {
  title: 'Other systems',
  directions: { pull: (host) => `values from ${host}`, push: (host) => `values to ${host}` },
  last: (when) => `went well last on ${when}`,
  never: 'has not gone well yet',
  leftOut: (deviceIds) => `Left out, as not everybody there has agreed: ${deviceIds.join(', ')}`,
  run: (name) => `Exchange now: ${name}`,
}

const ko: ExchangeTexts = {
  title: '다른 시스템',
  directions: { pull: (host) => `${host}에서 값 받기`, push: (host) => `${host}(으)로 값 보내기` },
  last: (when) => `마지막 성공 ${when}`,
  never: '아직 성공하지 못함',
  leftOut: (deviceIds) => `모두가 동의하지 않아 제외됨: ${deviceIds.join(', ')}`,
  run: (name) => `지금 주고받기: ${name}`,
}

export const exchangeTexts = textsOf<ExchangeTexts>({ en, ko })
