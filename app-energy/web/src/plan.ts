// SPDX-License-Identifier: EPL-2.0
/** The floor plan: its typed client, and what drawing on it does. Places are in percent, from the top left. */
import { getJson, ofHome, write } from './api'

export interface Room {
  name: string
  x: number
  y: number
  width: number
  height: number
}

export interface Outlet {
  deviceId: string
  x: number
  y: number
}

export interface Plan {
  rooms: Room[]
  outlets: Outlet[]
}

export interface KeptPlan extends Plan {
  hasPicture: boolean
}

/** Where the picture of a home's plan is. */
export const pictureOf = (home: string) => ofHome('api/floor-plan/picture', home)
/** The smallest side of a room. */
const LEAST = 4

export const fetchPlan = (home: string) => getJson<KeptPlan>(ofHome('api/floor-plan', home))
export const savePlan = (home: string, { rooms, outlets }: Plan) =>
  write('PUT', ofHome('api/floor-plan', home), { rooms, outlets })

export const isEmpty = (plan: KeptPlan) => plan.rooms.length === 0 && plan.outlets.length === 0 && !plan.hasPicture

/** To tenths, so that what is kept can be read. */
const within = (value: number, least: number, most: number) =>
  Math.round(Math.min(most, Math.max(least, value)) * 10) / 10

export function moveOutlet(outlet: Outlet, x: number, y: number): void {
  outlet.x = within(x, 0, 100)
  outlet.y = within(y, 0, 100)
}

/** A room keeps its size at the edge. */
export function moveRoom(room: Room, x: number, y: number): void {
  room.x = within(x, 0, 100 - room.width)
  room.y = within(y, 0, 100 - room.height)
}

export function resizeRoom(room: Room, width: number, height: number): void {
  room.width = within(width, LEAST, 100 - room.x)
  room.height = within(height, LEAST, 100 - room.y)
}

/** How far a key moves something, null for other keys. */
export function step(key: string): { x: number; y: number } | null {
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const found = steps[key]
  return found ? { x: found[0], y: found[1] } : null
}
