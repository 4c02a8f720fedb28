// SPDX-License-Identifier: EPL-2.0
/** The typed client of reports, rewards and the community; all of one home, the first of one's own where none is named. */
import { getJson, write } from './api'

export interface HomeName {
  id: string
  name: string
}

export interface Report {
  id: string
  language: string
  from: string
  to: string
  created: string
  takenKwh: number
  cost: number
  currency: string
  co2Kg: number
  sha256: Record<string, string>
  mail: ReportMail | null
}

export type MailState = 'waiting' | 'sent' | 'failed' | 'withheld'

/** What became of the mail with a report. */
export interface ReportMail {
  state: MailState
  tries: number
  next: string | null
  reason: string
}

/** Without a day, no reports are planned. */
export interface ReportPlan {
  day: number | null
  language: string | null
  mailTo: string | null
  next: string | null
}

/** What makes an amount. */
export interface Part {
  name: string
  value: number
  unit: string
}

export type RewardState = 'pending' | 'approved' | 'paid' | 'rejected'
export type RewardKind = 'energy_savings' | 'government_support' | 'community_reward'
export type Unit = 'points' | 'krw'

export interface Reward {
  id: string
  homeId: string
  kind: RewardKind
  source: string
  formula: string
  parts: Part[]
  unit: Unit
  amount: number
  state: RewardState
  created: string
}

/** What is given for what: a saving by the kWh, an achievement at once. */
export interface RewardRule {
  id: string
  name: string
  kind: RewardKind
  unit: Unit
  perKwh: number
  perAchievement: number
  most: number
  active: boolean
}

export interface Balance {
  account: string
  unit: Unit
  balance: number
}

export interface Transaction {
  key: string
  at: string
  actor: string
  postings: { account: string; unit: Unit; amount: number }[]
}

export interface Credit {
  deviceId: string
  days: number
  savedWh: number
  lowWhPerDay: number | null
  highWhPerDay: number | null
  creditedKwh: number
  credited: boolean
}

export interface Claim {
  month: string
  credits: Credit[]
  rewards: Reward[]
}

export interface Programme {
  id: string
  name: string
  authority: string
  description: string
  opens: string
  closes: string
  open: boolean
}

export type ApplicationState = 'waiting' | 'in_review' | 'approved' | 'rejected'

export interface Application {
  id: string
  programmeId: string
  state: ApplicationState
  note: string
}

/** Without a pseudonym, the home does not take part. */
export interface Membership {
  pseudonym: string | null
  residents: number
}

export interface Leaderboard {
  month: string
  participants: number
  needed: number
  shown: boolean
  preliminary: boolean
  ranks: { place: number; pseudonym: string; perResidentKwh: number; days: number; mine: boolean }[]
}

export type ChallengeKind = 'weekend' | 'winter_heating' | 'own'

export interface Challenge {
  id: string
  name: string
  kind: ChallengeKind
  from: string
  to: string
  targetPercent: number
  participants: number
  takingPart: boolean
  over: boolean
  togetherPercent: number | null
  progress: ChallengeProgress | null
  removable: boolean
}

/** What was saved is from lowKwh to highKwh in 95 of 100 cases. */
export interface ChallengeProgress {
  days: number
  expectedKwh: number
  actualKwh: number
  lowKwh: number
  highKwh: number
  savedPercent: number
  met: boolean
}

export interface Badge {
  challengeId: string
  name: string
  kind: ChallengeKind
  percent: number
}

export const fetchHomes = () => getJson<HomeName[]>('api/homes')

export const fetchReports = (home: string) => getJson<Report[]>(of('api/reports', home))
export const makeReport = (home: string, wanted: { from: string; to: string; language: string }) =>
  write('POST', of('api/reports', home), wanted)
export const removeReport = (home: string, id: string) => write('DELETE', of(`api/reports/${id}`, home), {})
export const reportFile = (home: string, id: string, form: string) => of(`api/reports/${id}/report.${form}`, home)
export const fetchPlan = (home: string) => getJson<ReportPlan>(of('api/reports/plan', home))
export const planReports = (home: string, plan: { day: number; language: string; mailTo: string }) =>
  write('PUT', of('api/reports/plan', home), plan)
export const unplanReports = (home: string) => write('DELETE', of('api/reports/plan', home), {})

export const fetchRules = () => getJson<RewardRule[]>('api/incentives/rules')
export const fetchRewards = (home: string) => getJson<Reward[]>(of('api/incentives/rewards', home))
export const fetchOpenRewards = () => getJson<Reward[]>('api/incentives/open')
export const fetchBalances = (home: string) => getJson<Balance[]>(of('api/incentives/balances', home))
export const fetchTransactions = (home: string) => getJson<Transaction[]>(of('api/incentives/transactions', home))
export const decide = (id: string, deed: 'approve' | 'reject' | 'pay') =>
  write('POST', `api/incentives/rewards/${id}/${deed}`, {})
export const fetchProgrammes = () => getJson<Programme[]>('api/programmes')
export const fetchApplications = () => getJson<Application[]>('api/programmes/applications')
export const apply = (home: string, programmeId: string, text: string) =>
  write('POST', of(`api/programmes/${encodeURIComponent(programmeId)}/applications`, home), { text })

/** Claims last month's measured savings. */
export async function claim(home: string): Promise<Claim> {
  const response = await write('POST', of('api/incentives/claims', home), {})
  return (await response.json()) as Claim
}

export const fetchMembership = (home: string) => getJson<Membership>(of('api/community/membership', home))
export const join = (home: string, membership: { pseudonym: string; residents: number }) =>
  write('PUT', of('api/community/membership', home), membership)
export const leave = (home: string) => write('DELETE', of('api/community/membership', home), {})
export const fetchLeaderboard = (home: string, month: string) =>
  getJson<Leaderboard>(`${of('api/community/leaderboard', home)}${home ? '&' : '?'}month=${month}`)
export const fetchChallenges = (home: string) => getJson<Challenge[]>(of('api/community/challenges', home))
export const fetchBadges = (home: string) => getJson<Badge[]>(of('api/community/badges', home))
export const takePart = (home: string, id: string, part: boolean) =>
  write(part ? 'PUT' : 'DELETE', of(`api/community/challenges/${id}/participation`, home), {})
export const removeChallenge = (home: string, id: string) =>
  write('DELETE', of(`api/community/challenges/${id}`, home), {})
export const makeChallenge = (
  home: string,
  wanted: { name: string; kind: ChallengeKind; from: string; to: string; targetPercent: number },
) => write('POST', of('api/community/challenges', home), wanted)

function of(path: string, home: string): string {
  return home ? `${path}?homeId=${encodeURIComponent(home)}` : path
}
