// SPDX-License-Identifier: EPL-2.0
/** Who is using the page, and the typed client of accounts. */
import { computed, shallowRef } from 'vue'
import { ApiError, getJson, write } from './api'
import { forgetWhatWasSeen } from './offline'
import type { PlugName } from './plug-names'
import { renewSession } from './renewal'

export type Role = 'resident' | 'viewer' | 'member' | 'owner'

export interface Person {
  id: string
  name: string
  role: Role
  displayName: string
  email: string
}

/** A home of one's own, and what one is there. */
export interface Place {
  id: string
  name: string
  role: Role
  deviceIds: string[]
}

export interface SessionStatus {
  hasAccounts: boolean
  user: Person | null
  isGuest: boolean
  homes?: Place[]
}

/** Null until the server has told. */
export const session = shallowRef<SessionStatus | null>(null)

const changes = (role: Role) => role === 'member' || role === 'owner'
/** The homes that one belongs to. */
export const places = computed(() => session.value?.homes ?? [])
/** Whether one is more than a resident: then one sees also what stands in no home. */
export const isOfInstallation = computed(() => session.value?.user?.role !== 'resident')
/** In the place of a home's id: what stands in none. */
export const HOUSEHOLD = 'household'
/** Whether one may switch and set what is no home's; the server has the last word here and below. */
export const mayChangeInstallation = computed(() => !session.value?.user || changes(session.value.user.role))
/** Whether there is anything that one may switch and set. */
export const mayChange = computed(() => mayChangeInstallation.value || places.value.some(({ role }) => changes(role)))
/** Whether one may switch and set what stands in a home: one's role there decides, whatever one is otherwise. */
export const mayChangeHome = (id: string) => mayChangeAt(places.value.find((place) => place.id === id))
/** The same of what a choice of homes stands at: where none was chosen, the first of one's own. */
export const mayChangeChosen = (id: string) => mayChangeHome(id || places.value[0]?.id || HOUSEHOLD)
/** The same of a device. */
export const mayChangeDevice = (id: string) => mayChangeAt(places.value.find(({ deviceIds }) => deviceIds.includes(id)))
/** Those of which that is so. */
export const changeable = (names: readonly PlugName[]) => names.filter(({ value }) => mayChangeDevice(value))
/** The same of what is about some devices; what is about whatever device is the installation's. */
export const mayChangeDevices = (ids: readonly string[]) =>
  ids.length === 0 ? mayChangeInstallation.value : ids.every(mayChangeDevice)
/** Whether somebody may set what only owners may. */
export const isOwner = computed(() => session.value?.isGuest === true || session.value?.user?.role === 'owner')

export async function loadSession(): Promise<void> {
  // the page may have been closed for longer than the short part of a session lives
  let status = await getJson<SessionStatus>('api/auth/status')
  if (status.hasAccounts && status.user === null && (await renewSession())) {
    status = await getJson<SessionStatus>('api/auth/status')
  }
  session.value = status
}

export async function logIn(name: string, password: string): Promise<void> {
  await post('api/auth/login', { name, password, cookie: true })
  await loadSession()
}

/** The token is that of the set-up, or of an invitation to the installation or to a home. */
export async function register(token: string, name: string, password: string): Promise<void> {
  const wanted = { token, name, password, cookie: true }
  try {
    await post('api/auth/register', wanted)
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status !== 401) throw cause
    await post('api/homes/accept', wanted)
  }
  await loadSession()
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await post('api/auth/reset-password', { token, password, cookie: true })
  await loadSession()
}

export async function logOut(): Promise<void> {
  await post('api/auth/logout', {})
  forgetWhatWasSeen()
  await loadSession()
}

export const forgotPassword = (name: string) => post('api/auth/forgot-password', { name })
export const changePassword = (old: string, wanted: string) =>
  post('api/auth/password', { old, new: wanted, cookie: true })
export const fetchPeople = () => getJson<Person[]>('api/people')
export const setRole = (id: string, role: Role) => write('PATCH', `api/people/${encodeURIComponent(id)}`, { role })
export const removePerson = (id: string) => write('DELETE', `api/people/${encodeURIComponent(id)}`, {})

export async function invite(role: Role): Promise<string> {
  const response = await post('api/people/invitations', { role })
  return ((await response.json()) as { token: string }).token
}

export async function saveProfile(displayName: string, email: string): Promise<void> {
  await write('PATCH', 'api/auth/me', { displayName, email })
  await loadSession()
}

/** What a home of one's own is called; empty where there is no other that it could be taken for. */
export function placeNamed(id: string): string {
  const isOneOfSeveral = places.value.length + (isOfInstallation.value ? 1 : 0) > 1
  return isOneOfSeveral ? (places.value.find((place) => place.id === id)?.name ?? '') : ''
}

function mayChangeAt(place: Place | undefined): boolean {
  return place ? changes(place.role) : mayChangeInstallation.value
}

const post = (path: string, content: object) => write('POST', path, content)
