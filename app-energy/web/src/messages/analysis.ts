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
  costHint: string
  costOverTime: string
  compare: string
  compareHint: string
  compareFrom: string
  thisTime: string
  earlier: string
  difference: string
  waste: string
  wasteHint: string
  noWaste: string
  standby: string
  aYear: string
  files: string
  csv: (plug: string) => string
  roomsCsv: string
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
  costHint: 'By the tariff that is paid at each time, without fixed charges; what each plug caused is rounded.',
  costOverTime: 'Cost over time',
  compare: 'Compared with before',
  compareHint: 'With the same length of time right before, unless you choose a day on which it begins. What is not over yet counts as far as it has come.',
  compareFrom: 'Compare with the time from',
  thisTime: 'This time',
  earlier: 'Before',
  difference: 'Difference',
  waste: 'Standby waste',
  wasteHint: 'Of the last 30 days.',
  noWaste: 'No plug is known to waste anything in standby.',
  standby: 'Standby',
  aYear: 'A year',
  files: 'Files',
  csv: (plug) => `CSV of ${plug}`,
  roomsCsv: 'CSV of the rooms',
  greenButton: 'Green Button, all plugs',
  exportHint: 'Of the time that is shown above.',
  importTitle: 'Take in a history',
  importHint: 'CSV with the columns minute,power_w in local time, or a Green Button file. What is known stays as it is.',
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
  costHint: '시간대별로 적용된 요금제 기준이며 기본요금은 뺐습니다. 플러그별 요금은 반올림한 값입니다.',
  costOverTime: '시간에 따른 요금',
  compare: '이전 기간과 비교',
  compareHint: '시작하는 날을 고르지 않으면 바로 앞의 같은 길이와 비교합니다. 아직 끝나지 않은 시간은 지금까지만 셉니다.',
  compareFrom: '비교할 기간의 시작',
  thisTime: '이번 기간',
  earlier: '이전 기간',
  difference: '차이',
  waste: '대기전력 낭비',
  wasteHint: '지난 30일입니다.',
  noWaste: '대기전력을 낭비하는 플러그가 없습니다.',
  standby: '대기전력',
  aYear: '1년',
  files: '파일',
  csv: (plug) => `${plug} CSV`,
  roomsCsv: '방별 CSV',
  greenButton: '그린버튼, 모든 플러그',
  exportHint: '위에 표시된 기간입니다.',
  importTitle: '과거 기록 가져오기',
  importHint: 'minute,power_w 열이 있는 현지 시각 CSV 또는 그린버튼 파일. 이미 있는 기록은 그대로 둡니다.',
  importPlug: '플러그',
  file: '파일',
  send: '가져오기',
  taken: (taken, days) => `${days}일 가운데 ${taken}일을 가져왔습니다.`,
}

export const analysisTexts = textsOf<AnalysisTexts>({ en, ko })
