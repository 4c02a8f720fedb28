// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of production, in both languages. */
import { textsOf } from '../i18n'
import type { Meter, ScorePart } from '../prospect-api'

interface ProductionTexts {
  today: string
  hint: string
  unmetered: string
  produced: string
  consumed: string
  imported: string
  exported: string
  charged: string
  discharged: string
  selfConsumption: string
  autarky: string
  flows: string
  noFlows: string
  meters: string
  noMeters: string
  device: string
  part: string
  parts: Record<Meter['part'], string>
  power: string
  level: string
  powerFactor: string
  imbalance: string
  batteries: string
  loss: string
  efficiency: string
  unknownLoss: string
  days: string
  daysHint: (day: string) => string
  date: string
  total: string
  peak: string
  solar: string
  grid: string
  cost: string
  carbon: string
  score: string
  scoreParts: Record<ScorePart['name'], string>
  scorePart: (name: string, figure: string, points: number, weight: number) => string
}

const en: ProductionTexts = {
  today: 'Energy flow today',
  hint: 'Counted by quarters of an hour: what is exported at noon is not what is consumed in the evening.',
  unmetered:
    'Nothing here produces, stores or counts the grid. Write the class solar, battery or smart-meter on such a device, on the screen of devices.',
  produced: 'Produced',
  consumed: 'Consumed',
  imported: 'From the grid',
  exported: 'To the grid',
  charged: 'Charged',
  discharged: 'Discharged',
  selfConsumption: 'Used of the production',
  autarky: 'Own share of the consumption',
  flows: 'The last 24 hours',
  noFlows: 'Nothing was measured.',
  meters: 'Meters now',
  noMeters: 'No meter of production, storage or grid is known.',
  device: 'Device',
  part: 'Part',
  parts: { solar: 'Production', battery: 'Battery', grid: 'Grid', site: 'Site', consumer: 'Consumer' },
  power: 'Power',
  level: 'Charge',
  powerFactor: 'Power factor',
  imbalance: 'Phase imbalance',
  batteries: 'Batteries today',
  loss: 'Lost',
  efficiency: 'Efficiency',
  unknownLoss: 'not known: write the label capacity-kwh on it',
  days: 'The last days',
  daysHint: (day) => `The score is the weighted mean of its parts; below are those of ${day}. Press another to see its own.`,
  date: 'Day',
  total: 'Total',
  peak: 'At dear hours',
  solar: 'Produced',
  grid: 'From the grid',
  cost: 'Cost',
  carbon: 'CO₂',
  score: 'Score',
  scoreParts: {
    usual: 'Compared with usual days',
    'base-load': 'Base load',
    'off-peak': 'At cheaper hours',
    'own-supply': 'Own supply',
  },
  scorePart: (name, figure, points, weight) => `${name}: ${figure}, ${points} points (weight ${weight})`,
}

const ko: ProductionTexts = {
  today: '오늘의 에너지 흐름',
  hint: '15분 단위로 계산합니다. 낮에 내보낸 전력은 저녁에 쓴 전력이 아닙니다.',
  unmetered:
    '생산·저장 기기나 계통 계량기가 없습니다. 기기 화면에서 해당 기기에 solar, battery, smart-meter 종류를 적어 주세요.',
  produced: '생산',
  consumed: '소비',
  imported: '계통에서 받음',
  exported: '계통으로 보냄',
  charged: '충전',
  discharged: '방전',
  selfConsumption: '자가소비율',
  autarky: '자급률',
  flows: '최근 24시간',
  noFlows: '측정된 값이 없습니다.',
  meters: '현재 계량기',
  noMeters: '생산, 저장, 계통 계량기가 없습니다.',
  device: '기기',
  part: '역할',
  parts: { solar: '생산', battery: '배터리', grid: '계통', site: '시설', consumer: '소비' },
  power: '전력',
  level: '충전량',
  powerFactor: '역률',
  imbalance: '상 불평형',
  batteries: '오늘의 배터리',
  loss: '손실',
  efficiency: '효율',
  unknownLoss: '알 수 없음: capacity-kwh 라벨을 적어 주세요',
  days: '최근 며칠',
  daysHint: (day) => `점수는 항목별 가중 평균입니다. 아래는 ${day}의 항목이며, 다른 점수를 누르면 그날의 항목이 보입니다.`,
  date: '날짜',
  total: '합계',
  peak: '비싼 시간대',
  solar: '생산',
  grid: '계통',
  cost: '비용',
  carbon: 'CO₂',
  score: '점수',
  scoreParts: { usual: '평소와 비교', 'base-load': '기저 부하', 'off-peak': '값싼 시간대', 'own-supply': '자급' },
  scorePart: (name, figure, points, weight) => `${name}: ${figure}, ${points}점 (가중치 ${weight})`,
}

export const productionTexts = textsOf<ProductionTexts>({ en, ko })
