// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of devices, in both languages. */
import { textsOf } from '../i18n'

interface DeviceTexts {
  title: string
  all: string
  id: string
  room: string
  deviceClass: string
  notSaid: string
  labelsHint: string
  protect: string
  protectHint: string
  threshold: string
  thresholdHint: string
  overridden: string
  waste30Days: string
  wasteAYear: (energy: string) => string
  write: string
  inscribe: string
  nameField: string
  classHint: string
  anomalies: string
  noAnomalies: string
}

const en: DeviceTexts = {
  title: 'Devices',
  all: 'All devices',
  id: 'Id',
  room: 'Room',
  deviceClass: 'Class',
  notSaid: 'not said',
  labelsHint: 'They are labels of the plug’s container in the CSE: other applications see them, too.',
  protect: 'Protected',
  protectHint: 'Neither automatic control nor schedules switch it off.',
  threshold: 'In use from (W)',
  thresholdHint: 'Below it counts as standby, above as in use',
  overridden: 'Set by hand',
  waste30Days: 'Standby, 30 days',
  wasteAYear: (energy) => `about ${energy} a year`,
  write: 'Name, room and class',
  inscribe: 'Write on the plug',
  nameField: 'Name',
  classHint: 'Such as refrigerator, television, lamp: refrigerators, routers, alarms and medical devices are protected',
  anomalies: 'Out of the ordinary, the last week',
  noAnomalies: 'Nothing.',
}

const ko: DeviceTexts = {
  title: '기기',
  all: '모든 기기',
  id: '아이디',
  room: '방',
  deviceClass: '종류',
  notSaid: '없음',
  labelsHint: 'CSE에 있는 플러그 컨테이너의 라벨이므로 다른 응용에서도 보입니다.',
  protect: '보호',
  protectHint: '자동 제어와 예약이 이 기기를 끄지 않습니다.',
  threshold: '사용 기준 (W)',
  thresholdHint: '이보다 작으면 대기, 크면 사용 중입니다',
  overridden: '직접 정함',
  waste30Days: '대기전력, 30일',
  wasteAYear: (energy) => `1년에 약 ${energy}`,
  write: '이름, 방, 종류',
  inscribe: '플러그에 쓰기',
  nameField: '이름',
  classHint: 'refrigerator, television, lamp 등. 냉장고, 공유기, 경보기, 의료기기는 보호됩니다',
  anomalies: '지난 1주 이상 현상',
  noAnomalies: '없습니다.',
}

export const deviceTexts = textsOf<DeviceTexts>({ en, ko })
