// SPDX-License-Identifier: EPL-2.0
/** The texts of the choice of a home, in both languages. */
import { textsOf } from '../i18n'

export const placeTexts = textsOf({
  en: {
    home: 'Home',
    all: 'All homes',
    none: 'In no home',
    mixed: 'Your homes pay in different currencies. Choose one of them to see what it costs.',
  },
  ko: {
    home: '집',
    all: '모든 집',
    none: '집에 속하지 않음',
    mixed: '집마다 통화가 다릅니다. 비용을 보려면 한 집을 고르세요.',
  },
})
