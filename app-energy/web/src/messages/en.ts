// SPDX-License-Identifier: EPL-2.0
import type { View } from '../view'

export interface Dictionary {
  tagline: string
  skipToContent: string
  otherLanguage: string
  otherLanguageLabel: string
  theme: Record<'system' | 'light' | 'dark', string>
  connection: Record<'connecting' | 'live' | 'reconnecting' | 'offline', string>
  seenAt: (moment: string) => string
  loading: string
  powerNow: string
  powerNowHint: string
  noFreshReading: string
  energyToday: string
  plugsOn: string
  rooms: string
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
  views: Record<View, string>
  screens: string
  insight: string
  insightFailed: string
  costToday: string
  costTodayHint: string
  carbonToday: string
  carbonHint: string
  standby30Days: string
  forecastToday: string
  forecastHint: string
  noForecast: string
  expected: string
  interval: string
  used: string
  monthEnd: (energy: string, low: string, high: string) => string
  accuracy: (share: string, better: boolean, coverage: string) => string
  billOf: (month: string) => string
  billParts: string
  standbyAndControl: string
  states: Record<'OFF' | 'STANDBY' | 'LOAD', string>
  inUseFrom: string
  isProtected: string
  nothingToSave: string
  controlOf: (name: string) => string
  modes: Record<'off' | 'shadow' | 'on', string>
  tryOnHistory: string
  backtestOf: (days: number) => string
  standbySaved: string
  wantedCut: string
  switchingsADay: string
  decisions: string
  noDecisions: string
  actions: Record<string, string>
  reasons: Record<string, string>
}

export const en: Dictionary = {
  tagline: 'Energy',
  skipToContent: 'Skip to content',
  otherLanguage: '한국어',
  otherLanguageLabel: '한국어로 보기',
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  connection: { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' },
  seenAt: (moment) => `There is no connection: this was seen at ${moment} and may have changed since.`,
  loading: 'Loading',
  powerNow: 'Power now',
  powerNowHint: 'Whole household',
  noFreshReading: 'No plug has reported in the last minute',
  energyToday: 'Energy today',
  plugsOn: 'Plugs on',
  rooms: 'Room by room',
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
  views: {
    now: 'Now',
    power: 'Power',
    insight: 'Insights',
    forecast: 'Forecast',
    control: 'Auto-control',
    devices: 'Devices',
    schedules: 'Schedules',
    alerts: 'Alerts',
    more: 'More',
    voltage: 'Voltage',
    environment: 'Environment',
    production: 'Production',
    recommendations: 'AI assistant',
    reports: 'Reports',
    rewards: 'Rewards',
    community: 'Community',
    settings: 'Settings',
    home: 'Homes',
    privacy: 'Privacy',
    logs: 'Logs',
  },
  screens: 'Screens',
  insight: 'Insights',
  insightFailed: 'The insights could not be loaded.',
  costToday: 'Cost today',
  costTodayHint: 'Added to this month’s bill',
  carbonToday: 'CO₂ today',
  carbonHint: 'From the grid’s average',
  standby30Days: 'Standby, 30 days',
  forecastToday: 'Today: forecast and use',
  forecastHint: 'Line: expected at midnight. Band: four of five hours should fall within. Bars: used so far.',
  noForecast: 'A forecast takes two recorded days. Come back soon.',
  expected: 'Expected',
  interval: '80 % interval',
  used: 'Used',
  monthEnd: (energy, low, high) => `At the month’s end: about ${energy} (${low} to ${high}).`,
  accuracy: (share, better, coverage) =>
    `On past days its error was ${share} ${better ? 'smaller' : 'larger'} than “as a week ago”, and ${coverage} of the hours fell within the band.`,
  billOf: (month) => `Bill of ${month}, so far`,
  billParts: 'Parts of the bill',
  standbyAndControl: 'Standby and automatic control',
  states: { OFF: 'Off', STANDBY: 'Standby', LOAD: 'In use' },
  inUseFrom: 'In use from',
  isProtected: 'Protected: automatic control never switches it.',
  nothingToSave: 'It has no standby that could be saved, or too little is known of it yet.',
  controlOf: (name) => `Automatic control of ${name}`,
  modes: { off: 'Off', shadow: 'Shadow', on: 'On' },
  tryOnHistory: 'Try it on my own history',
  backtestOf: (days) => `On ${days} past days it had not seen, control would have:`,
  standbySaved: 'Standby saved',
  wantedCut: 'Wanted minutes cut',
  switchingsADay: 'Switchings a day',
  decisions: 'Decisions and why',
  noDecisions: 'None yet. Let control of a plug run as a shadow: it says what it would do, and switches nothing.',
  actions: { KEEP: 'left as it is', SWITCH_ON: 'switched on', SWITCH_OFF: 'switched off' },
  reasons: {
    NEVER_CUT: 'It is protected or has no standby.',
    SUSPENDED: 'It was switched on by hand twice in three days; somebody has to agree first.',
    MANUAL_HOLD: 'Somebody has switched it by hand.',
    IN_USE: 'It is in use.',
    NOTHING_TO_SAVE: 'It draws nothing that could be saved.',
    USED_LATELY: 'It was in use a short while ago.',
    SWITCHED_LATELY: 'It was switched a short while ago.',
    DAILY_CAP: 'It was switched as often as a day allows.',
    USE_EXPECTED: 'It is likely to be used within the hour.',
    NO_USE_EXPECTED: 'It is unlikely to be used within the hour.',
    UNDECIDED: 'It may or may not be used within the hour.',
    AWAY: 'The household is away.',
    HOLDOUT_DAY: 'Control rests today, to see what it saves on other days.',
    MOSTLY_ON: 'It was on at least half of this hour in the past weeks.',
    MOSTLY_OFF: 'It was on less than half of this hour in the past weeks.',
  },
}
