// SPDX-License-Identifier: EPL-2.0
/** The texts of the environment over time, in both languages. */
import { textsOf } from '../i18n'

interface EnvironmentTexts {
  history: string
  noHistory: string
  quantity: string
  span: string
  spans: Record<'1' | '7' | '30', string>
  weather: string
  quantities: Record<string, string>
  correlations: string
  correlationsHint: string
  noCorrelations: (days: number) => string
  days: string
  straight: string
  ranks: string
  sure: string
  yes: string
  no: string
  heating: (energy: string, low: string, high: string, days: number) => string
  cooling: (energy: string, low: string, high: string, days: number) => string
}

const en: EnvironmentTexts = {
  history: 'Over time',
  noHistory: 'There is no history yet. Sensors, a weather service or a CSV file make one.',
  quantity: 'Quantity',
  span: 'Time',
  spans: { '1': 'Day', '7': 'Week', '30': '30 days' },
  weather: 'Weather',
  quantities: {
    temperature: 'Temperature',
    humidity: 'Humidity',
    brightness: 'Brightness',
    co2: 'CO₂',
    airQuality: 'Air quality',
    radiation: 'Sunshine',
    cloudCover: 'Clouds',
    windSpeed: 'Wind',
  },
  correlations: 'What consumption has to do with it',
  correlationsHint:
    'Days of the last 60, with 95 % intervals that allow for days being alike. That two things go together does not say that one causes the other.',
  noCorrelations: (days) => `Nothing can be said below ${days} days of both.`,
  days: 'Days',
  straight: 'Straight line (Pearson)',
  ranks: 'Ranks (Spearman)',
  sure: 'Beyond chance',
  yes: 'Yes',
  no: 'No',
  heating: (energy, low, high, days) =>
    `Each degree a day is colder than 18 °C outside takes ${energy} more (${low} to ${high}), from ${days} cold days.`,
  cooling: (energy, low, high, days) =>
    `Each degree a day is hotter than 24 °C outside takes ${energy} more (${low} to ${high}), from ${days} hot days.`,
}

const ko: EnvironmentTexts = {
  history: '기록',
  noHistory: '아직 기록이 없습니다. 센서, 날씨 서비스, CSV 파일로 기록이 만들어집니다.',
  quantity: '항목',
  span: '기간',
  spans: { '1': '하루', '7': '일주일', '30': '30일' },
  weather: '날씨',
  quantities: {
    temperature: '온도',
    humidity: '습도',
    brightness: '밝기',
    co2: 'CO₂',
    airQuality: '공기질',
    radiation: '일사량',
    cloudCover: '구름',
    windSpeed: '바람',
  },
  correlations: '소비와의 관계',
  correlationsHint:
    '최근 60일의 하루 단위 값이며, 이어지는 날의 유사성을 반영한 95 % 구간입니다. 함께 변한다고 해서 원인이라는 뜻은 아닙니다.',
  noCorrelations: (days) => `둘 다 기록된 날이 ${days}일 미만이면 말할 수 없습니다.`,
  days: '일수',
  straight: '직선 (Pearson)',
  ranks: '순위 (Spearman)',
  sure: '유의함',
  yes: '예',
  no: '아니요',
  heating: (energy, low, high, days) =>
    `외부 기온이 18 °C보다 1도 낮을 때마다 하루 ${energy}를 더 씁니다 (${low}~${high}, 추운 날 ${days}일 기준).`,
  cooling: (energy, low, high, days) =>
    `외부 기온이 24 °C보다 1도 높을 때마다 하루 ${energy}를 더 씁니다 (${low}~${high}, 더운 날 ${days}일 기준).`,
}

export const environmentTexts = textsOf<EnvironmentTexts>({ en, ko })
