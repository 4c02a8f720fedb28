// SPDX-License-Identifier: EPL-2.0
/** The texts about the floor plan and about pictures, in both languages. */
import { textsOf } from '../i18n'

interface PlanTexts {
  title: string
  none: string
  draw: string
  change: string
  hint: string
  notPlaced: string
  allPlaced: string
  place: (name: string) => string
  at: (name: string, x: number, y: number) => string
  addRoom: string
  room: string
  roomName: string
  removeRoom: string
  picture: string
  choosePicture: string
  removePicture: string
  pictureHint: string
}

const en: PlanTexts = {
  title: 'Floor plan',
  none: 'Draw where the plugs are, or put them on a picture of your own.',
  draw: 'Draw a plan',
  change: 'Change the plan',
  hint: 'Drag rooms and plugs, or choose one and use the arrow keys; with Shift they change the size of a room. Delete takes it off.',
  notPlaced: 'Not on the plan yet',
  allPlaced: 'All plugs are on the plan.',
  place: (name) => `Put ${name} on the plan`,
  at: (name, x, y) => `${name}, ${x} % from the left, ${y} % from the top`,
  addRoom: 'Add a room',
  room: 'Room',
  roomName: 'Name of the room',
  removeRoom: 'Remove the room',
  picture: 'Picture',
  choosePicture: 'Choose a picture',
  removePicture: 'Remove the picture',
  pictureHint: 'PNG, JPEG or what else the browser can show; it is made smaller before it is sent',
}

const ko: PlanTexts = {
  title: '평면도',
  none: '플러그가 있는 곳을 그리거나, 가지고 있는 그림 위에 놓으세요.',
  draw: '평면도 그리기',
  change: '평면도 수정',
  hint: '방과 플러그를 끌거나, 고른 뒤 화살표 키로 옮기세요. Shift와 함께 누르면 방 크기가 바뀌고, Delete는 지웁니다.',
  notPlaced: '아직 놓지 않은 플러그',
  allPlaced: '모든 플러그를 놓았습니다.',
  place: (name) => `${name} 평면도에 놓기`,
  at: (name, x, y) => `${name}, 왼쪽에서 ${x} %, 위에서 ${y} %`,
  addRoom: '방 추가',
  room: '방',
  roomName: '방 이름',
  removeRoom: '방 지우기',
  picture: '그림',
  choosePicture: '그림 고르기',
  removePicture: '그림 지우기',
  pictureHint: 'PNG, JPEG 등 브라우저가 보여 줄 수 있는 그림. 보내기 전에 작게 만듭니다',
}

export const planTexts = textsOf<PlanTexts>({ en, ko })
