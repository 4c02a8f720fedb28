// SPDX-License-Identifier: EPL-2.0
/** The texts of the choice of a home, in both languages. */
import { textsOf } from '../i18n'

export const placeTexts = textsOf({
  en: { home: 'Home', all: 'All homes', none: 'In no home' },
  ko: { home: '집', all: '모든 집', none: '집에 속하지 않음' },
})
