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
  labelsHint: 'Name, room and class are labels of the plug’s container in the CSE: name:…, room:…, class:…',
  protect: 'Protected',
  protectHint: 'Neither automatic control nor schedules switch it off.',
  threshold: 'In use from (W)',
  thresholdHint: 'Below it counts as standby, above as in use',
  overridden: 'Set by hand',
  waste30Days: 'Standby, 30 days',
  wasteAYear: (energy) => `about ${energy} a year`,
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
  labelsHint: '이름, 방, 종류는 CSE에 있는 플러그 컨테이너의 라벨입니다: name:…, room:…, class:…',
  protect: '보호',
  protectHint: '자동 제어와 예약이 이 기기를 끄지 않습니다.',
  threshold: '사용 기준 (W)',
  thresholdHint: '이보다 작으면 대기, 크면 사용 중입니다',
  overridden: '직접 정함',
  waste30Days: '대기전력, 30일',
  wasteAYear: (energy) => `1년에 약 ${energy}`,
  anomalies: '지난 1주 이상 현상',
  noAnomalies: '없습니다.',
}

export const deviceTexts = textsOf<DeviceTexts>({ en, ko })
