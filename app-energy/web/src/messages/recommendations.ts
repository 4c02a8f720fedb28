// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of recommendations, in both languages. What is recommended is worded by the server. */
import { textsOf } from '../i18n'
import type { Handling } from '../prospect-api'

interface RecommendationTexts {
  title: string
  hint: string
  none: string
  from: (from: string, to: string, days: number) => string
  method: string
  handled: string
  states: Record<Handling, string>
  done: string
  dismiss: string
  reopen: string
  by: (name: string) => string
  notYetKnown: (days: number) => string
  notMeasurable: string
  saved: (energy: string, low: string, high: string) => string
  noDifference: (low: string, high: string) => string
  more: (energy: string, low: string, high: string) => string
}

const en: RecommendationTexts = {
  title: 'Recommendations',
  hint: 'What your own data say you could do, the most worth first. Intervals hold in 95 of 100 cases.',
  none: 'Nothing to recommend now. After some weeks of data there is more to say.',
  from: (from, to, days) => `From ${days} recorded days, ${from} to ${to}`,
  method: 'How it was reckoned',
  handled: 'Done and dismissed',
  states: { open: 'Open', done: 'Done', dismissed: 'Dismissed' },
  done: 'Done',
  dismiss: 'Dismiss',
  reopen: 'Open again',
  by: (name) => `by ${name}`,
  notYetKnown: (days) => `What it has changed is not known yet: ${days} of 14 days.`,
  notMeasurable: 'What it has changed cannot be measured by comparing days.',
  saved: (energy, low, high) => `Since then a day takes ${energy} less (${low} to ${high}).`,
  noDifference: (low, high) => `Since then no difference beyond chance (${low} to ${high} a day).`,
  more: (energy, low, high) => `Since then a day takes ${energy} more (${low} to ${high}).`,
}

const ko: RecommendationTexts = {
  title: '추천',
  hint: '우리 집 데이터로 본 할 수 있는 일이며, 가치가 큰 순서입니다. 구간은 100번 중 95번 맞습니다.',
  none: '지금은 추천할 것이 없습니다. 몇 주 동안 데이터가 쌓이면 더 많은 것을 알 수 있습니다.',
  from: (from, to, days) => `${from}부터 ${to}까지 기록된 ${days}일 기준`,
  method: '계산 방법',
  handled: '완료 및 보류',
  states: { open: '열림', done: '완료', dismissed: '보류' },
  done: '완료',
  dismiss: '보류',
  reopen: '다시 열기',
  by: (name) => `${name} 님`,
  notYetKnown: (days) => `효과를 아직 알 수 없습니다: 14일 중 ${days}일.`,
  notMeasurable: '하루 단위 비교로는 효과를 측정할 수 없습니다.',
  saved: (energy, low, high) => `그 뒤로 하루 ${energy}를 덜 씁니다 (${low}~${high}).`,
  noDifference: (low, high) => `그 뒤로 유의한 차이가 없습니다 (하루 ${low}~${high}).`,
  more: (energy, low, high) => `그 뒤로 하루 ${energy}를 더 씁니다 (${low}~${high}).`,
}

export const recommendationTexts = textsOf<RecommendationTexts>({ en, ko })
