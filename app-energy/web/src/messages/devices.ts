// SPDX-License-Identifier: EPL-2.0
/** The texts of the screen of devices, in both languages. */
import { textsOf } from '../i18n'
import type { Anomaly, OutletState } from '../insight-api'

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
  register: string
  registered: string
  noneRegistered: string
  notSeen: string
  idHint: string
  mac: string
  macHint: string
  location: string
  /** Why a plug's threshold is what it is, and what was out of the ordinary; the server says both in English. */
  evidence: (state: OutletState) => string
  anomaly: (anomaly: Anomaly) => string
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
  register: 'Register a plug',
  registered: 'Registered plugs',
  noneRegistered: 'None. A plug that sends is known without it; what is written here says which address it has and where it is.',
  notSeen: 'not heard of yet',
  idHint: 'As the plug names itself in its topic',
  mac: 'Hardware address (MAC)',
  macHint: 'Such as 02:00:5e:10:00:01',
  location: 'Location',
  evidence: ({ explanation }) => explanation,
  anomaly: ({ explanation }) => explanation,
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
  register: '플러그 등록',
  registered: '등록한 플러그',
  noneRegistered: '없습니다. 값을 보내는 플러그는 등록하지 않아도 보입니다. 여기에는 주소와 위치를 적어 둡니다.',
  notSeen: '아직 연결되지 않음',
  idHint: '플러그가 토픽에서 쓰는 이름',
  mac: '하드웨어 주소 (MAC)',
  macHint: '예: 02:00:5e:10:00:01',
  location: '위치',
  evidence: (state) => {
    const threshold = `${Math.round(state.loadFromW * 10) / 10} W`
    if (state.overridden) return `직접 정한 기준 ${threshold}보다 작으면 대기로 봅니다.`
    const sentences: Record<string, string> = {
      STANDBY: `전력이 대기와 사용 두 수준으로 나뉘며, 그 사이의 ${threshold}가 기준입니다.`,
      ON_OFF: '쓰거나 꺼져 있으며, 차단할 대기전력이 없습니다.',
      ALWAYS_ON: '항상 켜져 있으며, 그중 대기전력으로 볼 것이 없습니다.',
      CYCLIC: '압축기처럼 밤낮없이 스스로 켜지고 멈추므로 차단하지 않습니다.',
      UNKNOWN: '이틀 치 사용이 기록되기 전에는 차단하지 않습니다.',
    }
    return sentences[state.kind] ?? state.explanation
  },
  anomaly: ({ kind, from, to, score, explanation }) => {
    const minutes = `${Math.round((Date.parse(to) - Date.parse(from)) / 60_000)}분 동안`
    const sentences: Record<string, string> = {
      POWER: `${minutes} 전력이 이 시간대의 평소와 달랐습니다`,
      DURATION: `${minutes} 쉬지 않고 사용했습니다. 평소보다 훨씬 깁니다`,
      FLAT_LINE: `${minutes} 똑같은 값만 보고했습니다. 측정이 멈췄을 수 있습니다`,
      COUNTER: '적산 전력량이 전력과 맞지 않습니다. 초기화되었거나 건너뛰었을 수 있습니다',
      GAP: `${minutes} 기록이 없습니다`,
      COURSE: `${minutes} 전력의 흐름이 지난 몇 주와 달랐습니다`,
    }
    const sentence = sentences[kind]
    return sentence ? `${sentence} (이상 정도 ${score.toFixed(1)}배).` : explanation
  },
}

export const deviceTexts = textsOf<DeviceTexts>({ en, ko })
