// SPDX-License-Identifier: EPL-2.0
/** The texts of the power analysis, in both languages. */
import { textsOf } from '../i18n'
import type { SpanKind } from '../span'

interface AnalysisTexts {
  title: string
  span: string
  spans: Record<SpanKind, string>
  from: string
  to: string
  byPower: string
  byEnergy: string
  nothing: string
  devices: string
  plug: string
  energy: string
  share: string
  cost: string
  costHint: (price: string) => string
  files: string
  csv: (plug: string) => string
  greenButton: string
  exportHint: string
  importTitle: string
  importHint: string
  importPlug: string
  file: string
  send: string
  taken: (taken: number, days: number) => string
}

const en: AnalysisTexts = {
  title: 'Power analysis',
  span: 'Span of time',
  spans: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month', custom: 'Custom' },
  from: 'From',
  to: 'To',
  byPower: 'Mean power, by plug',
  byEnergy: 'Energy, by plug',
  nothing: 'Nothing was measured in this time.',
  devices: 'What each plug used',
  plug: 'Plug',
  energy: 'Energy',
  share: 'Share',
  cost: 'Cost, about',
  costHint: (price) => `At ${price} per kWh, the price of today. The bill among the insights is exact.`,
  files: 'Files',
  csv: (plug) => `CSV of ${plug}`,
  greenButton: 'Green Button, all plugs',
  exportHint: 'Of the time that is shown above.',
  importTitle: 'Take in a history',
  importHint: 'CSV with the columns minute,power_w in local time, or a Green Button file. Days that are known stay as they are.',
  importPlug: 'For the plug',
  file: 'File',
  send: 'Take in',
  taken: (taken, days) => `${taken} of ${days} days were taken in.`,
}

const ko: AnalysisTexts = {
  title: '전력 분석',
  span: '기간',
  spans: { hour: '시간', day: '일', week: '주', month: '월', custom: '직접' },
  from: '시작',
  to: '끝',
  byPower: '플러그별 평균 전력',
  byEnergy: '플러그별 사용량',
  nothing: '이 기간에 측정된 값이 없습니다.',
  devices: '플러그별 사용량',
  plug: '플러그',
  energy: '사용량',
  share: '비율',
  cost: '요금(약)',
  costHint: (price) => `오늘 가격인 kWh당 ${price} 기준입니다. 정확한 요금은 분석 화면의 청구서에 있습니다.`,
  files: '파일',
  csv: (plug) => `${plug} CSV`,
  greenButton: '그린버튼, 모든 플러그',
  exportHint: '위에 표시된 기간입니다.',
  importTitle: '과거 기록 가져오기',
  importHint: 'minute,power_w 열이 있는 현지 시각 CSV 또는 그린버튼 파일. 이미 있는 날은 그대로 둡니다.',
  importPlug: '플러그',
  file: '파일',
  send: '가져오기',
  taken: (taken, days) => `${days}일 가운데 ${taken}일을 가져왔습니다.`,
}

export const analysisTexts = textsOf<AnalysisTexts>({ en, ko })
