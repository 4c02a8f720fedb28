// SPDX-License-Identifier: EPL-2.0
/** The texts about alerts, in both languages. */
import { textsOf } from '../i18n'
import type { Quantity, Severity, Side, Way } from '../alert-api'

interface AlertTexts {
  title: string
  open: (count: number) => string
  noneOpen: string
  past: string
  nonePast: string
  acknowledge: string
  acknowledged: (by: string) => string
  until: (when: string) => string
  show: string
  /** The rules that are there from the start, by the names that the server has given them. */
  firstNames: Record<string, string>
  rules: string
  noRules: string
  addRule: string
  changeRule: string
  quantity: string
  quantities: Record<Quantity, string>
  side: string
  sides: Record<Side, string>
  threshold: (unit: string) => string
  lasting: string
  deadband: (unit: string) => string
  deadbandHint: string
  severity: string
  severities: Record<Severity, string>
  ways: string
  wayNames: Record<Way, string>
  devicesHint: string
  forSeconds: (seconds: number) => string
  telling: string
  quietFrom: string
  quietTo: string
  quietHint: string
  mailTo: string
  webhook: string
  language: string
  pause: string
  pauseHint: string
  saved: string
  push: string
  pushHint: string
  pushDenied: string
  pushMissing: string
}

const en: AlertTexts = {
  title: 'Alerts',
  open: (count) => (count === 1 ? 'One alert is open' : `${count} alerts are open`),
  noneOpen: 'No alert is open.',
  past: 'Past alerts',
  nonePast: 'There was none so far.',
  acknowledge: 'Acknowledge',
  acknowledged: (by) => `Seen by ${by}`,
  until: (when) => `until ${when}`,
  show: 'Show',
  firstNames: {},
  rules: 'Rules',
  noRules: 'There is no rule: nothing raises an alert.',
  addRule: 'New rule',
  changeRule: 'Change the rule',
  quantity: 'Watch',
  quantities: {
    power: 'Power',
    voltage: 'Voltage',
    current: 'Current',
    'power-step': 'Rise of power',
    'power-factor': 'Power factor',
    'current-imbalance': 'Imbalance of currents',
    'voltage-imbalance': 'Imbalance of voltages',
    battery: 'Charge of the battery',
    co2: 'CO₂ in the air',
  },
  side: 'Alert when it is',
  sides: { above: 'above', below: 'below' },
  threshold: (unit) => `Threshold (${unit})`,
  lasting: 'For how long (seconds)',
  deadband: (unit) => `Comes back by (${unit})`,
  deadbandHint: 'So far a value has to come back for the alert to end',
  severity: 'Severity',
  severities: { warning: 'Warning', critical: 'Critical' },
  ways: 'Tell by',
  wayNames: { 'web-push': 'Browsers', mail: 'E-mail', webhook: 'Webhook' },
  devicesHint: 'None chosen means all plugs.',
  forSeconds: (seconds) => (seconds % 60 ? `for ${seconds} s` : `for ${seconds / 60} min`),
  telling: 'How people are told',
  quietFrom: 'Quiet from',
  quietTo: 'Quiet until',
  quietHint: 'Of warnings nobody is told meanwhile; the same time twice for no quiet hours',
  mailTo: 'E-mail address',
  webhook: 'Webhook address',
  language: 'Language of mails and webhooks',
  pause: 'Pause (minutes)',
  pauseHint: 'A rule tells of the same plug at most this often',
  saved: 'Saved.',
  push: 'Tell this browser',
  pushHint: 'Alerts of plugs that you may see, also while this page is closed',
  pushDenied: 'The browser does not allow notifications of this page; allow them in its settings.',
  pushMissing: 'This browser takes no push messages here; the page has to be opened by https or on this machine.',
}

const ko: AlertTexts = {
  title: '알림',
  open: (count) => `확인이 필요한 알림 ${count}건`,
  noneOpen: '진행 중인 알림이 없습니다.',
  past: '지난 알림',
  nonePast: '아직 없습니다.',
  acknowledge: '확인',
  acknowledged: (by) => `${by} 확인함`,
  until: (when) => `${when}까지`,
  show: '보기',
  firstNames: {
    'High voltage': '높은 전압',
    'Far too high voltage': '매우 높은 전압',
    'Low voltage': '낮은 전압',
    'Far too low voltage': '매우 낮은 전압',
    Overcurrent: '과전류',
    'Load spike': '부하 급증',
    'Uneven phases': '상 불평형',
    'Low power factor': '낮은 역률',
  },
  rules: '규칙',
  noRules: '규칙이 없어 알림이 생기지 않습니다.',
  addRule: '새 규칙',
  changeRule: '규칙 수정',
  quantity: '대상',
  quantities: {
    power: '전력',
    voltage: '전압',
    current: '전류',
    'power-step': '전력 급증',
    'power-factor': '역률',
    'current-imbalance': '전류 불평형',
    'voltage-imbalance': '전압 불평형',
    battery: '배터리 충전량',
    co2: '이산화탄소 농도',
  },
  side: '조건',
  sides: { above: '초과', below: '미만' },
  threshold: (unit) => `기준값 (${unit})`,
  lasting: '지속 시간 (초)',
  deadband: (unit) => `복귀 폭 (${unit})`,
  deadbandHint: '이만큼 돌아와야 알림이 끝납니다',
  severity: '심각도',
  severities: { warning: '경고', critical: '위험' },
  ways: '알리는 방법',
  wayNames: { 'web-push': '브라우저', mail: '이메일', webhook: '웹훅' },
  devicesHint: '고르지 않으면 모든 플러그입니다.',
  forSeconds: (seconds) => (seconds % 60 ? `${seconds}초 동안` : `${seconds / 60}분 동안`),
  telling: '알림 받기',
  quietFrom: '조용한 시간 시작',
  quietTo: '조용한 시간 끝',
  quietHint: '그동안 경고는 보내지 않습니다. 두 시각이 같으면 조용한 시간이 없습니다',
  mailTo: '이메일 주소',
  webhook: '웹훅 주소',
  language: '메일과 웹훅의 언어',
  pause: '간격 (분)',
  pauseHint: '같은 규칙은 같은 플러그에 대해 이보다 자주 알리지 않습니다',
  saved: '저장했습니다.',
  push: '이 브라우저로 알림 받기',
  pushHint: '볼 수 있는 플러그의 알림을 이 화면이 닫혀 있어도 받습니다',
  pushDenied: '브라우저가 이 화면의 알림을 막고 있습니다. 브라우저 설정에서 허용해 주세요.',
  pushMissing: '여기서는 이 브라우저로 알림을 받을 수 없습니다. https 또는 이 기기에서 열어야 합니다.',
}

export const alertTexts = textsOf<AlertTexts>({ en, ko })
