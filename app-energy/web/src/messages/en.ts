// SPDX-License-Identifier: EPL-2.0

export interface Dictionary {
  tagline: string
  skipToContent: string
  otherLanguage: string
  otherLanguageLabel: string
  theme: Record<'system' | 'light' | 'dark', string>
  connection: Record<'connecting' | 'live' | 'reconnecting' | 'offline', string>
  loading: string
  powerNow: string
  powerNowHint: string
  noFreshReading: string
  energyToday: string
  plugsOn: string
  plugsSeen: (seen: number) => string
  highest: string
  share: (percent: string) => string
  nothingDraws: string
  last24Hours: string
  meanPowerPerHour: string
  chart: string
  table: string
  view: string
  hour: string
  total: string
  otherPlugs: string
  measured: (percent: string) => string
  noHistory: string
  historyFailed: string
  shownPlugs: string
  plugs: string
  seen: (ago: string) => string
  seenJustNow: string
  neverSeen: string
  noDataFor: (ago: string) => string
  today: string
  voltage: string
  current: string
  lastTwoMinutes: (name: string) => string
  switchLabel: (name: string) => string
  on: string
  off: string
  unknown: string
  switchedByHand: string
  turningOn: string
  turningOff: string
  rejected: (reason: string) => string
  unconfirmed: string
  fault: (reason: string) => string
  emptyTitle: string
  emptyText: string
  emptyHint: string
  copy: string
  copied: string
  unreachable: string
  failed: (reason: string) => string
  lastKnown: string
  keepTrying: string
  retry: string
}

export const en: Dictionary = {
  tagline: 'Energy',
  skipToContent: 'Skip to content',
  otherLanguage: '한국어',
  otherLanguageLabel: '한국어로 보기',
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  connection: { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' },
  loading: 'Loading',
  powerNow: 'Power now',
  powerNowHint: 'Whole household',
  noFreshReading: 'No plug has reported in the last minute',
  energyToday: 'Energy today',
  plugsOn: 'Plugs on',
  plugsSeen: (seen) => `of ${seen} seen`,
  highest: 'Highest consumer',
  share: (percent) => `${percent} of the total`,
  nothingDraws: 'Nothing draws power',
  last24Hours: 'Last 24 hours',
  meanPowerPerHour: 'Mean power per hour, by plug',
  chart: 'Chart',
  table: 'Table',
  view: 'View',
  hour: 'Hour',
  total: 'Total',
  otherPlugs: 'Other plugs',
  measured: (percent) => `${percent} of this hour measured`,
  noHistory: 'Nothing measured in the last 24 hours yet.',
  historyFailed: 'The history could not be loaded.',
  shownPlugs: 'Plugs shown in the chart',
  plugs: 'Plugs',
  seen: (ago) => `Seen ${ago}`,
  seenJustNow: 'Seen just now',
  neverSeen: 'Never seen',
  noDataFor: (ago) => `No data, last seen ${ago}`,
  today: 'Today',
  voltage: 'Voltage',
  current: 'Current',
  lastTwoMinutes: (name) => `Power of ${name} in the last two minutes`,
  switchLabel: (name) => `Power of ${name}`,
  on: 'On',
  off: 'Off',
  unknown: 'Unknown',
  switchedByHand: 'switched at the plug',
  turningOn: 'Turning on…',
  turningOff: 'Turning off…',
  rejected: (reason) => `Not switched: ${reason}`,
  unconfirmed: 'The plug has not confirmed the change.',
  fault: (reason) => `Failed: ${reason}`,
  emptyTitle: 'No plug has reported yet',
  emptyText: 'As soon as one does, it appears here. To try it out, send a reading yourself:',
  emptyHint: 'Send it again with another power and watch the number move.',
  copy: 'Copy',
  copied: 'Copied',
  unreachable: 'WattM2M does not answer.',
  failed: (reason) => `WattM2M reports an error: ${reason}`,
  lastKnown: 'You see the last known values. We keep trying.',
  keepTrying: 'We keep trying.',
  retry: 'Try again',
}
