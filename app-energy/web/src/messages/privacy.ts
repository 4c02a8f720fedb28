// SPDX-License-Identifier: EPL-2.0
/** The texts about what is kept of people, in both languages. */
import { textsOf } from '../i18n'

interface PrivacyTexts {
  guest: string
  consents: string
  consentsHint: string
  purposes: Record<string, string>
  since: (day: string) => string
  key: string
  keyHint: string
  renewKey: string
  reallyRenewKey: string
  keyRenewed: string
  export: string
  exportHint: string
  download: string
  erasure: string
  erasureHint: string
  erase: string
  reallyErase: string
  password: string
}

const en: PrivacyTexts = {
  guest: 'Nothing is kept of a guest. This is for those who have an account.',
  consents: 'What you agree to',
  consentsHint: 'Nothing until you say so; taking it back holds at once.',
  purposes: {
    analytics: 'My devices count in figures of the installation',
    community: 'My homes take part in rankings, under a pseudonym',
    research: 'Figures without my name may be handed to researchers',
    email: 'I am told of alerts of my homes by mail, and get their reports',
    exchange: 'What my homes use may be sent to the systems with which the installation exchanges values',
    'language-model': 'Sentences about my homes may be sent to the language model',
  },
  since: (day) => `since ${day}`,
  key: 'The key of what is sealed',
  keyHint: 'For owners of the installation: everything that is kept of people is sealed anew by another key, and the former is forgotten. Backups from before need the key file from before.',
  renewKey: 'Change the key',
  reallyRenewKey: 'Really change it?',
  keyRenewed: 'Everything is sealed by a new key. Back up the key file.',
  export: 'Everything about you',
  exportHint: 'Account, consents, log, homes and the history of the homes that you own, as files in a ZIP.',
  download: 'Download',
  erasure: 'Erase the account',
  erasureHint:
    'Everything that is kept of you goes, and the homes that nobody else owns with all of their history. Nothing brings it back.',
  erase: 'Erase everything',
  reallyErase: 'Really erase everything?',
  password: 'Your password',
}

const ko: PrivacyTexts = {
  guest: '손님에 대해서는 아무것도 보관하지 않습니다. 계정이 있는 사람을 위한 화면입니다.',
  consents: '동의 항목',
  consentsHint: '동의하기 전에는 아무것도 하지 않으며, 철회는 즉시 적용됩니다.',
  purposes: {
    analytics: '내 기기를 설비 전체 통계에 포함',
    community: '내 집이 가명으로 순위에 참여',
    research: '이름 없는 수치를 연구자에게 제공',
    email: '내 집의 알림과 보고서를 전자우편으로 받기',
    exchange: '내 집의 사용량을 이 설비와 연동된 다른 시스템에 전송',
    'language-model': '내 집에 관한 문장을 언어 모델에 전송',
  },
  since: (day) => `${day}부터`,
  key: '암호화 키',
  keyHint: '설비 소유자용: 사람에 관해 보관된 모든 것을 새 키로 다시 암호화하고 이전 키는 버립니다. 이전 백업에는 이전 키 파일이 필요합니다.',
  renewKey: '키 바꾸기',
  reallyRenewKey: '정말 바꿀까요?',
  keyRenewed: '모두 새 키로 암호화했습니다. 키 파일을 백업하세요.',
  export: '나에 관한 모든 것',
  exportHint: '계정, 동의, 기록, 집, 그리고 소유한 집의 사용 내역을 ZIP 파일로 받습니다.',
  download: '내려받기',
  erasure: '계정 삭제',
  erasureHint: '나에 관해 보관된 모든 것과, 다른 소유자가 없는 집의 모든 내역이 지워집니다. 되돌릴 수 없습니다.',
  erase: '모두 지우기',
  reallyErase: '정말 모두 지울까요?',
  password: '비밀번호',
}

export const privacyTexts = textsOf({ en, ko })
