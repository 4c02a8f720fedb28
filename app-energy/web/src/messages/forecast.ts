// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of forecasts, in both languages. */
import { textsOf } from '../i18n'

interface ForecastTexts {
  title: string
  hint: string
  whose: string
  household: string
  nextHour: string
  range: (low: string, high: string) => string
  ahead: string
  best: (forecaster: string) => string
  monthEnd: string
  monthHint: (price: string) => string
  soFar: string
  expected: string
  interval: string
  cost: string
  nothing: string
}

const en: ForecastTexts = {
  title: 'The next 24 hours',
  hint: 'Line: expected. Band: four of five hours should fall within.',
  whose: 'Forecast of',
  household: 'The household',
  nextHour: 'This hour',
  range: (low, high) => `${low} to ${high}`,
  ahead: '24 hours from now',
  best: (forecaster) => `Of seven ways to forecast, this one was best lately: ${forecaster}.`,
  monthEnd: 'At the month’s end',
  monthHint: (price) => `Cost at this month’s average price, ${price} a kWh, without fixed charges.`,
  soFar: 'So far',
  expected: 'Expected',
  interval: '80 % interval',
  cost: 'Cost',
  nothing: 'A forecast of the month takes two recorded days.',
}

const forecasters = new Map([
  ['ridge regression', '능형 회귀'],
  ['damped Holt-Winters', '감쇠 홀트-윈터스'],
  ['weekday mean', '요일별 평균'],
  ['seasonal naive', '지난주와 같음'],
  ['hourly median', '시간별 중앙값'],
  ['hourly median x level', '시간별 중앙값 × 최근 수준'],
  ['working-day median', '근무일·휴일별 중앙값'],
])

const ko: ForecastTexts = {
  title: '앞으로 24시간',
  hint: '선: 예측. 띠: 다섯 시간 중 네 시간이 들어오는 범위.',
  whose: '예측 대상',
  household: '집 전체',
  nextHour: '지금 한 시간',
  range: (low, high) => `${low} ~ ${high}`,
  ahead: '지금부터 24시간',
  best: (forecaster) => `일곱 가지 예측 방법 가운데 최근 가장 정확한 방법: ${forecasters.get(forecaster) ?? forecaster}`,
  monthEnd: '월말 예상',
  monthHint: (price) => `이번 달 평균 단가(1 kWh에 ${price}) 기준이며 기본요금은 뺐습니다.`,
  soFar: '현재까지',
  expected: '예상',
  interval: '80 % 구간',
  cost: '요금',
  nothing: '월말 예상에는 이틀 이상의 기록이 필요합니다.',
}

export const forecastTexts = textsOf<ForecastTexts>({ en, ko })
