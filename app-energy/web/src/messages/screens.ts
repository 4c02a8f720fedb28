// SPDX-License-Identifier: EPL-2.0
/** The texts that several screens share, in both languages. */
import { textsOf } from '../i18n'

interface ScreenTexts {
  loadFailed: string
  save: string
  cancel: string
  edit: string
  remove: string
  reallyRemove: string
  name: string
  plugs: string
  allPlugs: string
  inForce: (name: string) => string
}

const en: ScreenTexts = {
  loadFailed: 'This could not be loaded.',
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Change',
  remove: 'Delete',
  reallyRemove: 'Really delete?',
  name: 'Name',
  plugs: 'Plugs',
  allPlugs: 'All plugs',
  inForce: (name) => `In force: ${name}`,
}

const ko: ScreenTexts = {
  loadFailed: '불러오지 못했습니다.',
  save: '저장',
  cancel: '취소',
  edit: '수정',
  remove: '삭제',
  reallyRemove: '정말 삭제할까요?',
  name: '이름',
  plugs: '플러그',
  allPlugs: '모든 플러그',
  inForce: (name) => `사용: ${name}`,
}

export const screenTexts = textsOf<ScreenTexts>({ en, ko })
