// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of schedules, in both languages. */
import { textsOf } from '../i18n'
import type { Holidays, Missed, Outcome, OutcomeKind } from '../schedule-api'
import type { TimeKind } from '../time-of-day'

interface ScheduleTexts {
  title: string
  add: string
  change: string
  none: string
  unnamed: string
  next: (when: string) => string
  never: string
  isOff: string
  power: string
  powers: Record<'on' | 'off', string>
  time: string
  kinds: Record<TimeKind, string>
  clock: string
  offset: string
  offsetHint: string
  sun: (kind: TimeKind, minutes: number) => string
  days: string
  everyDay: string
  daysHint: string
  advanced: string
  rrule: string
  rruleHint: string
  holidays: string
  onHolidays: Record<Holidays, string>
  from: string
  until: string
  untilHint: string
  missed: string
  whenMissed: Record<Missed, string>
  hold: string
  holdHint: string
  upcoming: string
  nothingComes: string
  conflicts: string
  conflict: (plug: string, one: string, other: string) => string
  outcomes: string
  noOutcomes: string
  kindsOfOutcome: Record<OutcomeKind, string>
  switched: (power: 'on' | 'off', plugs: string) => string
  /** Why it came to that; the server says it in English. */
  outcome: (outcome: Outcome, planned: string) => string
}

const en: ScheduleTexts = {
  title: 'Schedules',
  add: 'New schedule',
  change: 'Change the schedule',
  none: 'None yet. Let a plug be switched off at night, or a lamp on at sunset.',
  unnamed: 'Schedule',
  next: (when) => `Next: ${when}`,
  never: 'Does not come again',
  isOff: 'Not in force',
  power: 'Switch',
  powers: { on: 'On', off: 'Off' },
  time: 'When',
  kinds: { clock: 'Clock', sunrise: 'Sunrise', sunset: 'Sunset' },
  clock: 'Time',
  offset: 'Minutes after',
  offsetHint: 'Negative for before; up to 720',
  sun: (kind, minutes) => {
    const name = kind === 'sunrise' ? 'sunrise' : 'sunset'
    if (minutes === 0) return `at ${name}`
    return `${Math.abs(minutes)} min ${minutes < 0 ? 'before' : 'after'} ${name}`
  },
  days: 'Days',
  everyDay: 'every day',
  daysHint: 'None chosen means every day.',
  advanced: 'Advanced',
  rrule: 'Rule of repetition (RFC 5545)',
  rruleHint: 'Instead of days, e.g. FREQ=MONTHLY;BYDAY=1SA',
  holidays: 'Public holidays',
  onHolidays: { 'as-always': 'as always', not: 'not on them', only: 'only on them' },
  from: 'First day',
  until: 'Last day',
  untilHint: 'Empty for ever',
  missed: 'A time that was missed',
  whenMissed: { skip: 'is left out', 'catch-up': 'is made up for' },
  hold: 'Held for (minutes)',
  holdHint: 'So long automatic control leaves the plugs alone',
  upcoming: 'The next seven days',
  nothingComes: 'Nothing comes in the next seven days.',
  conflicts: 'Contradictions',
  conflict: (plug, one, other) => `${plug}: “${one}” and “${other}” want the opposite. The later one has its way.`,
  outcomes: 'What became of it',
  noOutcomes: 'Nothing has come yet.',
  kindsOfOutcome: {
    ASKED: 'Asked',
    PROTECTED: 'Protected',
    HELD_BY_HAND: 'Held by hand',
    MISSED: 'Missed',
    FAILED: 'Failed',
  },
  switched: (power, plugs) => `${plugs} ${power}`,
  outcome: ({ explanation }) => explanation,
}

const ko: ScheduleTexts = {
  title: '예약',
  add: '새 예약',
  change: '예약 수정',
  none: '아직 없습니다. 밤에 플러그를 끄거나 해 질 때 조명을 켜 보세요.',
  unnamed: '예약',
  next: (when) => `다음: ${when}`,
  never: '더 이상 없음',
  isOff: '사용 안 함',
  power: '동작',
  powers: { on: '켜기', off: '끄기' },
  time: '시각',
  kinds: { clock: '시계', sunrise: '일출', sunset: '일몰' },
  clock: '시간',
  offset: '몇 분 뒤',
  offsetHint: '앞은 음수로, 최대 720',
  sun: (kind, minutes) => {
    const name = kind === 'sunrise' ? '일출' : '일몰'
    if (minutes === 0) return `${name} 때`
    return `${name} ${Math.abs(minutes)}분 ${minutes < 0 ? '전' : '후'}`
  },
  days: '요일',
  everyDay: '매일',
  daysHint: '고르지 않으면 매일입니다.',
  advanced: '고급',
  rrule: '반복 규칙 (RFC 5545)',
  rruleHint: '요일 대신. 예: FREQ=MONTHLY;BYDAY=1SA',
  holidays: '공휴일',
  onHolidays: { 'as-always': '평소대로', not: '쉬기', only: '공휴일에만' },
  from: '시작일',
  until: '종료일',
  untilHint: '비워 두면 계속됩니다',
  missed: '놓친 예약',
  whenMissed: { skip: '건너뛰기', 'catch-up': '나중에 실행' },
  hold: '유지 시간 (분)',
  holdHint: '그동안 자동 제어가 플러그를 건드리지 않습니다',
  upcoming: '앞으로 7일',
  nothingComes: '앞으로 7일 동안 예정이 없습니다.',
  conflicts: '충돌',
  conflict: (plug, one, other) => `${plug}: “${one}”과(와) “${other}”이(가) 서로 반대입니다. 나중 것이 적용됩니다.`,
  outcomes: '실행 결과',
  noOutcomes: '아직 실행된 것이 없습니다.',
  kindsOfOutcome: {
    ASKED: '요청함',
    PROTECTED: '보호됨',
    HELD_BY_HAND: '사람이 조작함',
    MISSED: '놓침',
    FAILED: '실패',
  },
  switched: (power, plugs) => `${plugs} ${power === 'on' ? '켜기' : '끄기'}`,
  outcome: ({ kind, explanation }, planned) => {
    const sentences: Record<OutcomeKind, string> = {
      ASKED: '플러그에 요청했습니다.',
      PROTECTED: '보호된 기기라 끄지 않았습니다.',
      HELD_BY_HAND: '사람이 조작한 상태를 유지했습니다.',
      MISSED: `${planned} 예정이었지만 제때 실행하지 못했습니다.`,
      FAILED: `플러그에 요청하지 못했습니다 (${explanation}).`,
    }
    return sentences[kind] ?? explanation
  },
}

export const scheduleTexts = textsOf<ScheduleTexts>({ en, ko })
