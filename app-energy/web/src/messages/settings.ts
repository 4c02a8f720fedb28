// SPDX-License-Identifier: EPL-2.0
/** The texts of the screens of settings, logs and further screens, in both languages. */
import { textsOf } from '../i18n'

interface SettingsTexts {
  appearance: string
  language: string
  theme: string
  themes: Record<'system' | 'light' | 'dark', string>
  tariffs: string
  tariffsHint: string
  paid: string
  validFrom: (day: string) => string
  models: string
  modelsHint: string
  modelFiles: Record<'profiles' | 'thresholds' | 'baselines', string>
  bringIn: (file: string) => string
  broughtIn: string
  advice: string
  noModel: string
  agree: string
  agreeHint: string
  wouldSend: string
  ask: string
  byRules: string
  byModel: string
  app: string
  appHint: string
  systemLog: string
  apiLog: string
  noEntries: string
  clear: string
  reallyClear: string
  older: string
  account: string
}

const en: SettingsTexts = {
  appearance: 'Appearance',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  tariffs: 'Tariffs',
  tariffsHint: 'They are read from the file that energy.tariffs names; these are known:',
  paid: 'paid',
  validFrom: (day) => `valid from ${day}`,
  models: 'What was learned, as files',
  modelsHint: 'A file that is brought in stands in the place of what is learned.',
  modelFiles: { profiles: 'Usage profiles', thresholds: 'Thresholds', baselines: 'Baselines' },
  bringIn: (file) => `Bring in ${file}`,
  broughtIn: 'It was brought in.',
  advice: 'Advice in words',
  noModel: 'No language model is set, so nothing is sent anywhere. These sentences follow from the figures by rules:',
  agree: 'Sentences may be sent',
  agreeHint: 'Only these sentences are sent to the language model that the operator has set, and only after this is on:',
  wouldSend: 'What would be sent',
  ask: 'Ask now',
  byRules: 'By rules',
  byModel: 'By the language model',
  app: 'As an app',
  appHint: 'Install this page by the menu of your browser. Without a connection it shows what it saw last.',
  systemLog: 'System log',
  apiLog: 'API log',
  noEntries: 'There is no entry.',
  clear: 'Clear',
  reallyClear: 'Really clear?',
  older: 'Older entries',
  account: 'Account and profile',
}

const ko: SettingsTexts = {
  appearance: '화면',
  language: '언어',
  theme: '테마',
  themes: { system: '시스템 설정', light: '밝게', dark: '어둡게' },
  tariffs: '요금제',
  tariffsHint: 'energy.tariffs에 적힌 파일에서 읽습니다. 알려진 요금제:',
  paid: '적용 중',
  validFrom: (day) => `${day}부터`,
  models: '학습한 내용 파일',
  modelsHint: '가져온 파일은 학습한 내용 대신 쓰입니다.',
  modelFiles: { profiles: '사용 프로필', thresholds: '기준값', baselines: '평소 전력' },
  bringIn: (file) => `${file} 가져오기`,
  broughtIn: '가져왔습니다.',
  advice: '글로 된 조언',
  noModel: '언어 모델이 설정되지 않아 아무것도 보내지 않습니다. 다음 문장은 규칙에 따라 만든 것입니다:',
  agree: '문장을 보내도 됨',
  agreeHint: '이 설정을 켠 뒤에만, 운영자가 정한 언어 모델에 다음 문장만 보냅니다:',
  wouldSend: '보낼 내용',
  ask: '지금 묻기',
  byRules: '규칙에 따름',
  byModel: '언어 모델의 답',
  app: '앱으로 쓰기',
  appHint: '브라우저 메뉴에서 이 화면을 설치할 수 있습니다. 연결이 없으면 마지막으로 본 화면을 보여 줍니다.',
  systemLog: '시스템 기록',
  apiLog: 'API 기록',
  noEntries: '기록이 없습니다.',
  clear: '지우기',
  reallyClear: '정말 지울까요?',
  older: '이전 기록',
  account: '계정과 프로필',
}

export const settingsTexts = textsOf<SettingsTexts>({ en, ko })
