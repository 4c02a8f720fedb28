// SPDX-License-Identifier: EPL-2.0
/** The texts of the screens of reports, rewards and the community, in both languages. */
import { textsOf } from '../i18n'
import type { ApplicationState, ChallengeKind, MailState, RewardKind, RewardState, Unit } from '../neighbour-api'

interface NeighbourTexts {
  home: string
  report: {
    make: string
    making: string
    from: string
    to: string
    language: string
    languages: Record<'ko' | 'en', string>
    kept: string
    none: string
    files: (span: string) => string
    hash: string
    every: string
    everyHint: string
    day: string
    mail: string
    mailHint: string
    mailed: Record<MailState, string>
    unplan: string
    next: (when: string) => string
  }
  reward: {
    granted: string
    promised: string
    paid: string
    claim: string
    claimHint: string
    nothing: string
    claimed: (count: number) => string
    credit: (kwh: number, days: number) => string
    noCredit: (days: number) => string
    rules: string
    perKwh: (amount: string, most: string) => string
    perAchievement: (amount: string) => string
    rewards: string
    none: string
    parts: string
    open: string
    noneOpen: string
    approve: string
    reject: string
    pay: string
    transactions: string
    programmes: string
    noProgrammes: string
    until: (day: string) => string
    apply: string
    text: string
    applied: Record<ApplicationState, string>
    kinds: Record<RewardKind, string>
    states: Record<RewardState, string>
    units: Record<Unit, string>
  }
  community: {
    join: string
    joinHint: string
    pseudonym: string
    pseudonymHint: string
    residents: string
    agree: string
    leave: string
    leaderboard: string
    formula: string
    month: string
    notShown: (participants: number, needed: number) => string
    preliminary: string
    place: string
    who: string
    saved: string
    days: string
    you: string
    challenges: string
    noChallenges: string
    add: string
    kind: string
    kinds: Record<ChallengeKind, string>
    target: string
    take: string
    drop: string
    takers: (count: number) => string
    together: (percent: number) => string
    progress: (saved: number, expected: number, actual: number, days: number) => string
    interval: (low: number, high: number) => string
    met: string
    goal: (percent: number) => string
    badges: string
    noBadges: string
  }
}

const en: NeighbourTexts = {
  home: 'Home',
  report: {
    make: 'Make a report',
    making: 'Being made …',
    from: 'From',
    to: 'To',
    language: 'Language',
    languages: { ko: 'Korean', en: 'English' },
    kept: 'Reports',
    none: 'None yet. A report has usage by day and hour, cost, CO₂, savings and advice.',
    files: (span) => `Files of the report ${span}`,
    hash: 'Fingerprints (SHA-256)',
    every: 'Every month',
    everyHint: 'The report of the month before, made on a day of each month.',
    day: 'Day of the month (1–28)',
    mail: 'Sent to',
    mailHint: 'The address of somebody of the home who has agreed to mails; empty to keep it here only',
    mailed: {
      waiting: 'The mail will be tried again',
      sent: 'Mailed',
      failed: 'The mail could not be sent',
      withheld: 'Not mailed: nobody with this address has agreed to mails (see Privacy)',
    },
    unplan: 'Make none any more',
    next: (when) => `Next: ${when}`,
  },
  reward: {
    granted: 'To be paid',
    promised: 'Waiting for a decision',
    paid: 'Paid',
    claim: 'Claim last month',
    claimHint: 'Only savings that were measured count, and none whose interval includes zero.',
    nothing: 'Nothing was credited for last month.',
    claimed: (count) => `${count} ${count === 1 ? 'reward' : 'rewards'} for last month`,
    credit: (kwh, days) => `${kwh} kWh credited, measured on ${days} days`,
    noCredit: (days) => `nothing credited: on ${days} days it could not be told from chance`,
    rules: 'What is rewarded',
    perKwh: (amount, most) => `${amount} for each kWh that is credited, at most ${most} a month`,
    perAchievement: (amount) => `${amount} for each challenge that is met with a measured saving`,
    rewards: 'Rewards',
    none: 'None yet.',
    parts: 'How it is calculated',
    open: 'To be decided',
    noneOpen: 'Nothing waits.',
    approve: 'Approve',
    reject: 'Refuse',
    pay: 'Paid',
    transactions: 'Transactions',
    programmes: 'Programmes',
    noProgrammes: 'No programme is on offer.',
    until: (day) => `until ${day}`,
    apply: 'Apply',
    text: 'What you want to say',
    applied: { waiting: 'Waiting', in_review: 'Being reviewed', approved: 'Approved', rejected: 'Refused' },
    kinds: {
      energy_savings: 'Saved energy',
      government_support: 'Support by a programme',
      community_reward: 'Done together',
    },
    states: { pending: 'Pending', approved: 'Approved', paid: 'Paid', rejected: 'Refused' },
    units: { points: 'points', krw: 'KRW' },
  },
  community: {
    join: 'Take part',
    joinHint:
      'Your home is compared with others by what it saves. They see the pseudonym and one figure a month, never the home, its people or its consumption. You can take this back at any time.',
    pseudonym: 'Pseudonym',
    pseudonymHint: '2 to 30 letters or digits, not your name',
    residents: 'How many live there',
    agree: 'Agree and take part',
    leave: 'Take part no more',
    leaderboard: 'Who saved most',
    formula:
      'kWh saved for each who lives there = (usual − consumed) ÷ residents. Usual is the mean of days of the same kind (working day or weekend) in the eight weeks before. Weather is not corrected for.',
    month: 'Month',
    notShown: (participants, needed) =>
      `${participants} ${participants === 1 ? 'home takes' : 'homes take'} part. Ranks are shown when ${needed} can be compared, so that nobody stands out.`,
    preliminary: 'Preliminary: the month is not over, or readings of it may still arrive.',
    place: 'Place',
    who: 'Who',
    saved: 'kWh per person',
    days: 'Days',
    you: 'you',
    challenges: 'Challenges',
    noChallenges: 'None yet. Set one for the weekend.',
    add: 'New challenge',
    kind: 'Which days count',
    kinds: { weekend: 'Weekends', winter_heating: 'November to March', own: 'All days' },
    target: 'Save (%)',
    take: 'Join',
    drop: 'Leave',
    takers: (count) => `${count} ${count === 1 ? 'home' : 'homes'}`,
    together: (percent) => `together ${percent} %`,
    progress: (saved, expected, actual, days) =>
      `You: ${saved} % (usual ${expected} kWh, consumed ${actual} kWh, ${days} days)`,
    interval: (low, high) => `Saved between ${low} and ${high} kWh (95 %); a reward needs more than 0.`,
    met: 'Met',
    goal: (percent) => `goal ${percent} %`,
    badges: 'Badges',
    noBadges: 'A challenge that is met gives a badge.',
  },
}

const ko: NeighbourTexts = {
  home: '집',
  report: {
    make: '보고서 만들기',
    making: '만드는 중…',
    from: '시작일',
    to: '마지막 날',
    language: '언어',
    languages: { ko: '한국어', en: '영어' },
    kept: '보고서',
    none: '아직 없습니다. 보고서에는 일별·시간대별 사용량, 요금, CO₂, 절감, 조언이 들어갑니다.',
    files: (span) => `${span} 보고서 파일`,
    hash: '지문 (SHA-256)',
    every: '매월',
    everyHint: '지난달 보고서를 매월 정한 날에 만듭니다.',
    day: '며칠 (1–28)',
    mail: '받는 주소',
    mailHint: '메일 수신에 동의한 집 구성원의 이메일 주소. 비워 두면 여기에만 보관합니다.',
    mailed: {
      waiting: '메일을 다시 보낼 예정',
      sent: '메일로 보냄',
      failed: '메일을 보내지 못함',
      withheld: '메일 수신에 동의한 사람의 주소가 아니어서 보내지 않음 (개인정보 화면 참고)',
    },
    unplan: '더 만들지 않기',
    next: (when) => `다음: ${when}`,
  },
  reward: {
    granted: '지급 예정',
    promised: '승인 대기',
    paid: '지급됨',
    claim: '지난달 신청',
    claimHint: '측정된 절감만 인정하며, 구간에 0이 들어 있으면 인정하지 않습니다.',
    nothing: '지난달에 인정된 절감이 없습니다.',
    claimed: (count) => `지난달 보상 ${count}건`,
    credit: (kwh, days) => `${kwh} kWh 인정, ${days}일 측정`,
    noCredit: (days) => `인정 없음: ${days}일의 측정으로는 우연과 구별되지 않습니다`,
    rules: '보상 기준',
    perKwh: (amount, most) => `인정된 1 kWh마다 ${amount}, 한 달에 최대 ${most}`,
    perAchievement: (amount) => `측정된 절감으로 목표를 이룬 도전마다 ${amount}`,
    rewards: '보상',
    none: '아직 없습니다.',
    parts: '계산 방법',
    open: '결정할 것',
    noneOpen: '기다리는 것이 없습니다.',
    approve: '승인',
    reject: '거절',
    pay: '지급 완료',
    transactions: '거래 내역',
    programmes: '지원 사업',
    noProgrammes: '신청할 수 있는 사업이 없습니다.',
    until: (day) => `${day}까지`,
    apply: '신청',
    text: '신청 내용',
    applied: { waiting: '승인 대기', in_review: '심사 중', approved: '승인됨', rejected: '거절됨' },
    kinds: { energy_savings: '에너지 절감', government_support: '사업 지원금', community_reward: '함께한 보상' },
    states: { pending: '대기', approved: '승인됨', paid: '지급됨', rejected: '거절됨' },
    units: { points: '포인트', krw: '원' },
  },
  community: {
    join: '참여하기',
    joinHint:
      '얼마나 절감했는지를 다른 집과 비교합니다. 다른 집은 별명과 한 달에 숫자 하나만 볼 수 있고, 집과 사람과 사용량은 볼 수 없습니다. 언제든지 그만둘 수 있습니다.',
    pseudonym: '별명',
    pseudonymHint: '2~30자의 글자나 숫자. 이름은 쓰지 마세요.',
    residents: '함께 사는 사람 수',
    agree: '동의하고 참여',
    leave: '참여 그만두기',
    leaderboard: '절감 순위',
    formula:
      '한 사람당 절감(kWh) = (평소 − 사용) ÷ 사는 사람 수. 평소는 지난 8주 같은 종류의 날(평일 또는 주말) 평균입니다. 날씨는 보정하지 않습니다.',
    month: '월',
    notShown: (participants, needed) =>
      `${participants}집이 참여합니다. 누구인지 드러나지 않도록 ${needed}집 이상 비교할 수 있을 때 순위를 보여 줍니다.`,
    preliminary: '잠정 순위입니다. 아직 이 달이 끝나지 않았거나 늦게 도착할 측정값이 있을 수 있습니다.',
    place: '순위',
    who: '별명',
    saved: '한 사람당 kWh',
    days: '일수',
    you: '우리 집',
    challenges: '도전',
    noChallenges: '아직 없습니다. 주말 도전을 만들어 보세요.',
    add: '새 도전',
    kind: '어느 날을 셀까요',
    kinds: { weekend: '주말', winter_heating: '11월~3월', own: '모든 날' },
    target: '절감 목표 (%)',
    take: '참여',
    drop: '빠지기',
    takers: (count) => `${count}집`,
    together: (percent) => `함께 ${percent} %`,
    progress: (saved, expected, actual, days) =>
      `우리 집: ${saved} % (평소 ${expected} kWh, 사용 ${actual} kWh, ${days}일)`,
    interval: (low, high) => `절감량 95% 구간 ${low} ~ ${high} kWh. 보상을 받으려면 구간이 0보다 커야 합니다.`,
    met: '달성',
    goal: (percent) => `목표 ${percent} %`,
    badges: '배지',
    noBadges: '도전을 달성하면 배지를 받습니다.',
  },
}

export const neighbourTexts = textsOf<NeighbourTexts>({ en, ko })
