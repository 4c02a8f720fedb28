// SPDX-License-Identifier: EPL-2.0
/** The typed client of homes: what they are like, what stands there, who belongs to them. */
import { getJson, write } from './api'

export const homeKinds = ['individual', 'family', 'community'] as const
export type HomeKind = (typeof homeKinds)[number]
export const homeRoles = ['viewer', 'member', 'owner'] as const
export type HomeRole = (typeof homeRoles)[number]
export const deviceKinds = [
  'smart_plug',
  'smart_meter',
  'thermostat',
  'solar_panel',
  'battery',
  'environment_sensor',
] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** What is to be said of a home; a number that is not known is 0. */
export interface WantedHome {
  name: string
  kind: HomeKind
  address: string
  buildingType: string
  areaM2: number
  residents: number
  tariff: string
  /** Null to who is no owner. */
  incomeLevel: string | null
}

export interface Room {
  id: string
  name: string
}

export interface HomeDevice {
  deviceId: string
  name: string
  kind: DeviceKind
  room: string
  manufacturer: string
  model: string
  installed: string | null
  lastSeen: string | null
  /** Until when it stood there, of one of which only what it has measured is left; null while it does. */
  left: string | null
}

export interface Home extends WantedHome {
  id: string
  role: HomeRole
  rooms: Room[]
  devices: HomeDevice[]
}

export interface Member {
  id: string
  name: string
  role: HomeRole
}

const place = (id: string, ...parts: string[]) => ['api/homes', id, ...parts].map(encoded).join('/')

export const fetchHomes = () => getJson<Home[]>('api/homes')
export const fetchMembers = (id: string) => getJson<Member[]>(place(id, 'members'))
export const createHome = (home: WantedHome) => write('POST', 'api/homes', home)
export const changeHome = (id: string, home: Partial<WantedHome>) => write('PATCH', place(id), home)
export const removeHome = (id: string) => write('DELETE', place(id), {})
export const setRooms = (id: string, rooms: readonly Room[]) => write('PUT', place(id, 'rooms'), rooms)
export const placeDevice = (id: string, device: Omit<HomeDevice, 'name' | 'lastSeen' | 'left'>) => {
  const { deviceId, ...known } = device
  return write('PUT', place(id, 'devices', deviceId), known)
}
export const takeDevice = (id: string, deviceId: string) => write('DELETE', place(id, 'devices', deviceId), {})
export const setMemberRole = (id: string, person: string, role: HomeRole) =>
  write('PATCH', place(id, 'members', person), { role })
export const removeMember = (id: string, person: string) => write('DELETE', place(id, 'members', person), {})
export const acceptInvitation = (token: string) => write('POST', 'api/homes/accept', { token })

export async function inviteTo(id: string, role: HomeRole): Promise<string> {
  const response = await write('POST', place(id, 'invitations'), { role })
  return ((await response.json()) as { token: string }).token
}

function encoded(part: string): string {
  return part === 'api/homes' ? part : encodeURIComponent(part)
}
