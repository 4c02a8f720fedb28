// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of automatic control and of what-if, in both languages. */
import { textsOf } from '../i18n'

interface ControlTexts {
  intro: string
  away: string
  awayHint: string
  leaveAt: string
  returnAt: string
  planHoliday: string
  holidayOf: (from: string, until: string) => string
  endHoliday: string
  rule: string
  rules: Record<'guarded' | 'simple', string>
  tried: string
  untried: (hours: number, required: number) => string
  verdicts: Record<'PASSED' | 'TOO_FEW_DAYS' | 'CUTS_TOO_MUCH' | 'SAVES_NOTHING', (days: number) => string>
  suspended: string
  resume: string
  week: string
  weekHint: string
  plug: string
  probability: (day: string, hour: number, percent: string) => string
  savings: string
  credited: (energy: string, since: string) => string
  noCredit: (since: string) => string
  notOn: string
  whatIf: string
  whatIfHint: string
  change: string
  changes: Record<'tariff' | 'cutOff' | 'replace', string>
  tariff: string
  offFrom: string
  offTo: string
  yearKwh: string
  reckon: string
  before: string
  after: string
  saved: string
  costsMore: string
  perYear: (amount: string) => string
  lost: (minutes: number) => string
  protectedHint: string
}

const en: ControlTexts = {
  intro:
    'Control cuts standby while nobody is likely to use the appliance, and restores it before somebody does. Try it on the plug’s own history, or let it run as a shadow; then it can be switched on.',
  away: 'Nobody is at home',
  awayHint: 'Habits do not count then.',
  leaveAt: 'Away from (now, if empty)',
  returnAt: 'Back at',
  planHoliday: 'Plan a holiday',
  holidayOf: (from, until) => `Holiday from ${from} until ${until}; what was cut is ready for the return.`,
  endHoliday: 'End the holiday',
  rule: 'Rule',
  rules: { guarded: 'Guarded: if nobody will miss it', simple: 'Simple: by the hour of the week' },
  tried: 'It was tried enough to be switched on.',
  untried: (hours, required) =>
    `It can be switched on once its backtest is passed, or after ${required} hours as a shadow (${hours} so far).`,
  verdicts: {
    PASSED: () => 'Passed: it saves standby, and cuts no more than 5 % of the minutes in use.',
    TOO_FEW_DAYS: (days) => `Too few days are recorded to pass: it takes ${days}.`,
    CUTS_TOO_MUCH: () => 'Not passed: it would cut more than 5 % of the minutes in use.',
    SAVES_NOTHING: () => 'Not passed: it would save nothing.',
  },
  suspended: 'Control has stopped: somebody switched it on again twice within three days.',
  resume: 'Let control go on',
  week: 'When it is used',
  weekHint: 'How likely it is to be used in each hour of the week; the stronger the colour, the likelier.',
  plug: 'Plug',
  probability: (day, hour, percent) => `${day} ${hour}:00: ${percent}`,
  savings: 'Measured savings',
  credited: (energy, since) => `${energy} saved since ${since}, measured by the days on which control rested.`,
  noCredit: (since) => `Since ${since} nothing can be credited yet: days on which control rests are still too few.`,
  notOn: 'Control is not on, or only since today: there is nothing to measure yet.',
  whatIf: 'What if?',
  whatIfHint: 'What the last month would have cost, on what was really used.',
  change: 'What would be different',
  changes: { tariff: 'Another tariff', cutOff: 'Off at some hours', replace: 'Another appliance' },
  tariff: 'Tariff',
  offFrom: 'Off from (hour)',
  offTo: 'On again at (hour)',
  yearKwh: 'The new one’s kWh a year',
  reckon: 'Work it out',
  before: 'As it was',
  after: 'As it would have been',
  saved: 'Saved',
  costsMore: 'Costs more',
  perYear: (amount) => `${amount} in a year of such days`,
  lost: (minutes) => `${minutes} minutes of use would have been missed.`,
  protectedHint: 'It is protected: nothing would ever cut it.',
}

const ko: ControlTexts = {
  intro:
    '사용할 가능성이 낮을 때 대기전력을 끊고, 사용하기 전에 다시 켭니다. 지난 기록으로 시험하거나 ‘모의’로 지켜본 뒤 켤 수 있습니다.',
  away: '집이 비어 있음',
  awayHint: '이때는 생활 습관을 따지지 않습니다.',
  leaveAt: '외출 시각 (비우면 지금)',
  returnAt: '귀가 시각',
  planHoliday: '휴가 설정',
  holidayOf: (from, until) => `${from}부터 ${until}까지 휴가입니다. 귀가 전에 꺼 둔 기기를 다시 켭니다.`,
  endHoliday: '휴가 끝내기',
  rule: '규칙',
  rules: { guarded: '신중: 아무도 쓰지 않을 때만 끔', simple: '단순: 주로 꺼져 있던 시간에 끔' },
  tried: '충분히 시험했으므로 켤 수 있습니다.',
  untried: (hours, required) =>
    `지난 기록 시험을 통과하거나 ‘모의’로 ${required}시간(지금까지 ${hours}시간) 지켜본 뒤 켤 수 있습니다.`,
  verdicts: {
    PASSED: () => '통과: 대기전력을 줄이면서 사용 시간의 5% 이하만 끊습니다.',
    TOO_FEW_DAYS: (days) => `기록이 부족합니다. ${days}일이 필요합니다.`,
    CUTS_TOO_MUCH: () => '미통과: 사용 시간의 5% 넘게 끊었을 것입니다.',
    SAVES_NOTHING: () => '미통과: 절감되는 것이 없었을 것입니다.',
  },
  suspended: '자동 제어가 멈췄습니다. 3일 안에 두 번, 끈 기기를 사람이 다시 켰습니다.',
  resume: '자동 제어 다시 시작',
  week: '사용 시간대',
  weekHint: '한 주의 시간마다 사용할 가능성입니다. 색이 뚜렷할수록 높습니다.',
  plug: '플러그',
  probability: (day, hour, percent) => `${day} ${hour}시: ${percent}`,
  savings: '측정한 절감량',
  credited: (energy, since) => `${since}부터 ${energy} 절감. 자동 제어를 쉰 날과 비교해 측정했습니다.`,
  noCredit: (since) => `${since}부터 아직 인정할 절감량이 없습니다. 비교할 날이 더 필요합니다.`,
  notOn: '자동 제어가 꺼져 있거나 오늘 켜져서 아직 측정할 것이 없습니다.',
  whatIf: '만약에',
  whatIfHint: '실제 사용량을 바탕으로 지난달 요금을 다시 계산합니다.',
  change: '달라지는 점',
  changes: { tariff: '다른 요금제', cutOff: '일부 시간 끄기', replace: '기기 교체' },
  tariff: '요금제',
  offFrom: '끄는 시각 (시)',
  offTo: '켜는 시각 (시)',
  yearKwh: '새 기기의 연간 kWh',
  reckon: '계산하기',
  before: '실제',
  after: '바꿨다면',
  saved: '절감',
  costsMore: '추가 비용',
  perYear: (amount) => `같은 사용이 1년 이어지면 ${amount}`,
  lost: (minutes) => `사용하던 ${minutes}분이 끊겼을 것입니다.`,
  protectedHint: '보호 기기여서 실제로는 끄지 않습니다.',
}

export const controlTexts = textsOf<ControlTexts>({ en, ko })
