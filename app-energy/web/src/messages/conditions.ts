// SPDX-License-Identifier: EPL-2.0
/** The texts of the screens of voltage and environment, in both languages. */
import { textsOf } from '../i18n'

interface ConditionTexts {
  voltage: string
  voltageHint: string
  voltageOverTime: string
  voltageOverTimeHint: string
  noVoltageHistory: string
  limits: string
  noLimits: string
  noVoltage: string
  normal: string
  noReading: string
  judged: Record<'warning' | 'critical', string>
  environment: string
  environmentHint: string
  noEnvironment: string
  plug: string
  temperature: string
  humidity: string
  brightness: string
  airQuality: string
}

const en: ConditionTexts = {
  voltage: 'Voltage',
  voltageHint: 'What each plug measures now, and whether a rule finds fault with it.',
  voltageOverTime: 'Voltage over time',
  voltageOverTimeHint: 'The mean of each of the last 24 hours, and the lowest and highest in it.',
  noVoltageHistory: 'Nothing was measured in the last 24 hours.',
  limits: 'Limits',
  noLimits: 'No rule watches the voltage. Rules are made on the screen of alerts.',
  noVoltage: 'No plug measures voltage.',
  normal: 'Normal',
  noReading: 'No reading',
  judged: { warning: 'Warning', critical: 'Critical' },
  environment: 'Environment',
  environmentHint: 'What plugs and sensors last told of their surroundings.',
  noEnvironment: 'No plug or sensor tells temperature, humidity, brightness or the quality of air.',
  plug: 'Plug',
  temperature: 'Temperature',
  humidity: 'Humidity',
  brightness: 'Brightness',
  airQuality: 'Air quality',
}

const ko: ConditionTexts = {
  voltage: '전압',
  voltageHint: '플러그마다 지금 측정한 전압과 규칙에 따른 판정입니다.',
  voltageOverTime: '시간별 전압',
  voltageOverTimeHint: '지난 24시간의 시간별 평균과 최저·최고 전압입니다.',
  noVoltageHistory: '지난 24시간 동안 측정한 전압이 없습니다.',
  limits: '한계',
  noLimits: '전압을 지켜보는 규칙이 없습니다. 규칙은 알림 화면에서 만듭니다.',
  noVoltage: '전압을 측정하는 플러그가 없습니다.',
  normal: '정상',
  noReading: '측정값 없음',
  judged: { warning: '경고', critical: '위험' },
  environment: '환경',
  environmentHint: '플러그와 센서가 마지막으로 알린 주변 상태입니다.',
  noEnvironment: '온도, 습도, 밝기를 알리는 플러그가 없습니다.',
  plug: '플러그',
  temperature: '온도',
  humidity: '습도',
  brightness: '밝기',
  airQuality: '공기질',
}

export const conditionTexts = textsOf<ConditionTexts>({ en, ko })
