// SPDX-License-Identifier: EPL-2.0
/** The texts about homes, in both languages. */
import { textsOf } from '../i18n'
import type { DeviceKind, HomeKind, HomeRole } from '../home-api'

interface HomeTexts {
  add: string
  change: string
  none: string
  noneHint: string
  guest: string
  kind: string
  kinds: Record<HomeKind, string>
  address: string
  buildingType: string
  area: string
  residents: string
  tariff: string
  tariffHere: string
  income: string
  incomeHint: string
  remove: string
  reallyRemove: string
  rooms: string
  addRoom: string
  room: string
  noRoom: string
  devices: string
  noDevices: string
  addDevice: string
  device: string
  deviceKind: string
  deviceKinds: Record<DeviceKind, string>
  manufacturer: string
  model: string
  installed: string
  take: string
  reallyTake: string
  forget: string
  reallyForget: string
  left: (time: string) => string
  members: string
  role: (name: string) => string
  roles: Record<HomeRole, string>
  yours: (role: string) => string
  invite: string
  inviteAs: string
  inviteHint: string
  leave: string
  reallyLeave: string
  join: string
  joinHint: string
  token: string
  neverSeen: string
  seen: (time: string) => string
}

const en: HomeTexts = {
  add: 'Add a home',
  change: 'Change the home',
  none: 'You have no home yet',
  noneHint: 'A home has rooms, devices and members; what stands there is seen by its members only.',
  guest: 'Homes belong to people. Make an account first.',
  kind: 'Who lives there',
  kinds: { individual: 'One person', family: 'A family', community: 'A community' },
  address: 'Address',
  buildingType: 'Type of building',
  area: 'Area in m²',
  residents: 'Residents',
  tariff: 'Tariff',
  tariffHere: 'The one that is paid here',
  income: 'Income level',
  incomeHint: 'If you want to say; owners of the home see it, nobody else',
  remove: 'Delete the home',
  reallyRemove: 'Really delete, with all that was measured there?',
  rooms: 'Rooms',
  addRoom: 'Add the room',
  room: 'Room',
  noRoom: 'No room',
  devices: 'Devices',
  noDevices: 'No device stands here yet.',
  addDevice: 'Add a device',
  device: 'Device',
  deviceKind: 'What it is',
  deviceKinds: {
    smart_plug: 'Smart plug',
    smart_meter: 'Smart meter',
    thermostat: 'Thermostat',
    solar_panel: 'Solar panel',
    battery: 'Battery',
    environment_sensor: 'Environment sensor',
  },
  manufacturer: 'Manufacturer',
  model: 'Model',
  installed: 'Installed on',
  take: 'Take it out',
  reallyTake: 'Really? What it has measured stays here; its name, settings and schedules are forgotten.',
  forget: 'Forget',
  reallyForget: 'Really forget what it has measured?',
  left: (time) => `stood here until ${time}`,
  members: 'Members',
  role: (name) => `What ${name} may do`,
  roles: { viewer: 'sees', member: 'sees and switches', owner: 'everything' },
  yours: (role) => `You: ${role}`,
  invite: 'Invite',
  inviteAs: 'Invite somebody who',
  inviteHint: 'Hand this on; it is good for one person, for seven days:',
  leave: 'Leave the home',
  reallyLeave: 'Really leave?',
  join: 'Join a home',
  joinHint: 'With an invitation that somebody has handed you.',
  token: 'Invitation',
  neverSeen: 'not heard of yet',
  seen: (time) => `last seen ${time}`,
}

const ko: HomeTexts = {
  add: '집 추가',
  change: '집 정보 수정',
  none: '아직 집이 없습니다',
  noneHint: '집에는 방, 기기, 구성원이 있습니다. 그 집의 기기는 구성원만 볼 수 있습니다.',
  guest: '집은 사람에게 속합니다. 먼저 계정을 만드세요.',
  kind: '거주 형태',
  kinds: { individual: '개인', family: '가족', community: '공동체' },
  address: '주소',
  buildingType: '건물 유형',
  area: '면적(m²)',
  residents: '거주 인원',
  tariff: '요금제',
  tariffHere: '이곳의 요금제',
  income: '소득 수준',
  incomeHint: '원할 때만 적으세요. 집의 소유자만 볼 수 있습니다',
  remove: '집 삭제',
  reallyRemove: '이 집에서 측정된 기록까지 정말 삭제할까요?',
  rooms: '방',
  addRoom: '방 추가',
  room: '방',
  noRoom: '방 없음',
  devices: '기기',
  noDevices: '아직 기기가 없습니다.',
  addDevice: '기기 추가',
  device: '기기',
  deviceKind: '종류',
  deviceKinds: {
    smart_plug: '스마트 플러그',
    smart_meter: '스마트 미터',
    thermostat: '온도 조절기',
    solar_panel: '태양광 패널',
    battery: '배터리',
    environment_sensor: '환경 센서',
  },
  manufacturer: '제조사',
  model: '모델',
  installed: '설치일',
  take: '빼기',
  reallyTake: '정말 뺄까요? 측정 기록은 이 집에 남고, 이름, 설정, 예약은 지워집니다.',
  forget: '기록 지우기',
  reallyForget: '측정 기록을 정말 지울까요?',
  left: (time) => `${time}까지 이 집에 있었음`,
  members: '구성원',
  role: (name) => `${name} 님의 권한`,
  roles: { viewer: '보기만', member: '보기와 켜고 끄기', owner: '모든 것' },
  yours: (role) => `내 권한: ${role}`,
  invite: '초대',
  inviteAs: '초대할 사람의 권한',
  inviteHint: '이 초대장을 전하세요. 한 사람이 7일 안에 한 번 쓸 수 있습니다:',
  leave: '집에서 나가기',
  reallyLeave: '정말 나갈까요?',
  join: '집에 들어가기',
  joinHint: '받은 초대장으로 들어갑니다.',
  token: '초대장',
  neverSeen: '아직 신호 없음',
  seen: (time) => `마지막 신호 ${time}`,
}

export const homeTexts = textsOf({ en, ko })
