// SPDX-License-Identifier: EPL-2.0
/** The typed client of the book of plugs: what people have written down by hardware address. */
import { getJson, write } from './api'

/** An empty hardware address is not known. */
export interface WantedEntry {
  device_id: string
  mac_address: string
  name: string
  location: string
}

export interface Entry extends WantedEntry {
  /** Whether the plug has been heard of. */
  is_seen: boolean
}

export const fetchEntries = () => getJson<Entry[]>('api/device_mac')
export const enterDevice = (wanted: WantedEntry) => write('POST', 'api/device_mac', wanted)
