// SPDX-License-Identifier: EPL-2.0
import { beforeEach, expect, it, vi } from 'vitest'
import CommunityView from '../src/components/CommunityView.vue'
import ReportsView from '../src/components/ReportsView.vue'
import RewardsView from '../src/components/RewardsView.vue'
import { locale } from '../src/i18n'
import { session } from '../src/session'
import { eventually, mount, query } from './mount'

let answers: Record<string, unknown>
let sent: string[]

beforeEach(() => {
  locale.value = 'en'
  session.value = null
  sent = []
  answers = {}
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method) {
      sent.push(`${init.method} ${path} ${String(init.body ?? '')}`)
      return Response.json({ month: '2026-07', credits: [], rewards: [] })
    }
    const found = Object.entries(answers).find(([start]) => path.startsWith(start))
    return found ? Response.json(found[1]) : new Response('{}', { status: 404 })
  })
})

it('lists reports with their files and fingerprints', async () => {
  answers = {
    'api/reports/plan': { day: null, language: null, mailTo: null, next: null },
    'api/reports': [
      {
        id: 'r1', language: 'en', from: '2026-07-01', to: '2026-07-31', created: '2026-08-01T00:00:00Z',
        takenKwh: 334.35, cost: 56454, currency: 'KRW', co2Kg: 159.82, sha256: { pdf: 'abc123' },
        mail: { state: 'failed', tries: 7, next: null, reason: 'it does not answer' },
      },
    ],
  }

  const host = mount(ReportsView)

  await eventually(() => expect(query(host, 'h3').textContent).toBe('2026-07-01 – 2026-07-31'))
  expect(query<HTMLAnchorElement>(host, 'nav a').getAttribute('href')).toBe('api/reports/r1/report.pdf')
  expect(host.textContent).toContain('abc123')
  expect(host.textContent).toContain('159.8 kg')
  expect(host.textContent).toContain('could not be sent: it does not answer')
})

it('shows how a reward is calculated, and claims', async () => {
  answers = {
    'api/incentives/rewards': [
      {
        id: 'w1', homeId: 'h1', kind: 'energy_savings', source: 'saved-energy 2026-07', formula: 'credited × perKwh',
        parts: [{ name: 'credited', value: 3.2, unit: 'kWh' }], unit: 'points', amount: 320, state: 'pending', created: '',
      },
    ],
    'api/incentives/rules': [
      { id: 'saved', name: 'Saved energy', kind: 'energy_savings', unit: 'points', perKwh: 100, perAchievement: 0, most: 5000, active: true },
      { id: 'won', name: 'Challenges', kind: 'community_reward', unit: 'krw', perKwh: 0, perAchievement: 700, most: 500, active: true },
      { id: 'old', name: 'Of old', kind: 'energy_savings', unit: 'points', perKwh: 1, perAchievement: 0, most: 1, active: false },
    ],
    'api/incentives/balances': [{ account: 'promised:h1', unit: 'points', balance: 320 }],
    'api/incentives/transactions': [],
  }
  const host = mount(RewardsView)
  await eventually(() => expect(query(host, 'details').textContent).toContain('credited: 3.2 kWh'))
  expect(host.textContent).toContain('320 points')
  expect(host.textContent).toContain('100 points for each kWh that is credited, at most 5,000 points a month')
  expect(host.textContent).toContain('500 KRW for each challenge')
  expect(host.textContent).not.toContain('Of old')

  query(host, 'header button').click()

  await eventually(() => expect(host.textContent).toContain('Nothing was credited'))
  expect(sent).toEqual(['POST api/incentives/claims {}'])
})

it('tells nothing of others before a home has agreed', async () => {
  answers = { 'api/community/membership': { pseudonym: null, residents: 2 } }

  const host = mount(CommunityView)

  await eventually(() => expect(query(host, 'button[type=submit]').textContent).toContain('Agree'))
  expect(host.querySelector('table')).toBeNull()
})

it('shows ranks only where there are enough', async () => {
  answers = {
    'api/community/membership': { pseudonym: 'Otter', residents: 2 },
    'api/community/leaderboard': { month: '2026-07', participants: 3, needed: 5, shown: false, ranks: [] },
    'api/community/challenges': [],
    'api/community/badges': [],
  }

  const host = mount(CommunityView)

  await eventually(() => expect(host.textContent).toContain('Ranks are shown when 5'))
  expect(host.querySelector('table')).toBeNull()
})

it('deletes a challenge that may be deleted, at the second press', async () => {
  const challenge = {
    kind: 'own',
    from: '2026-08-01',
    to: '2026-08-02',
    targetPercent: 10,
    participants: 1,
    takingPart: false,
    over: false,
    togetherPercent: null,
    progress: null,
  }
  answers = {
    'api/community/membership': { pseudonym: 'Otter', residents: 2 },
    'api/community/leaderboard': {
      month: '2026-07',
      participants: 5,
      needed: 5,
      shown: true,
      preliminary: true,
      ranks: [{ place: 1, pseudonym: 'Otter', perResidentKwh: 2.5, days: 20, mine: true }],
    },
    'api/community/challenges': [
      { ...challenge, id: 'c1', name: 'Ours', removable: true },
      { ...challenge, id: 'c2', name: 'Theirs', removable: false },
    ],
    'api/community/badges': [],
  }

  const host = mount(CommunityView)

  await eventually(() => expect(host.textContent).toContain('Preliminary'))
  expect(host.querySelector('[aria-label="Delete: Theirs"]')).toBeNull()
  query(host, '[aria-label="Delete: Ours"]').click()
  await eventually(() => query(host, '[aria-label$="Ours"].asked').click())
  await eventually(() => expect(sent.join()).toContain('DELETE api/community/challenges/c1'))
})

const place = (id: string, role: 'viewer' | 'member') => ({ id, name: id, role, deviceIds: [] })

function resident(...homes: ReturnType<typeof place>[]) {
  session.value = {
    hasAccounts: true,
    user: { id: '1', name: 'ann', role: 'resident', displayName: '', email: '' },
    isGuest: false,
    homes,
  }
  answers['api/homes'] = homes
}

it('shows the plan of the home that is chosen, and none of another', async () => {
  answers['api/reports/plan?homeId=sea'] = { day: null, language: null, mailTo: null, next: null }
  answers['api/reports/plan'] = { day: 7, language: 'en', mailTo: 'ann@example.org', next: null }
  answers['api/reports'] = []
  resident(place('town', 'member'), place('sea', 'member'))
  const host = mount(ReportsView)
  await eventually(() => expect(query<HTMLInputElement>(host, 'input[type=email]').value).toBe('ann@example.org'))

  const choice = query<HTMLSelectElement>(host, 'select')
  choice.value = 'sea'
  choice.dispatchEvent(new Event('change'))

  await eventually(() => expect(query<HTMLInputElement>(host, 'input[type=email]').value).toBe(''))
})

it('offers viewers of a home nothing that is refused to them', async () => {
  answers['api/reports/plan'] = { day: null, language: null, mailTo: null, next: null }
  answers['api/reports'] = []
  answers['api/incentives'] = []
  answers['api/community/membership'] = { pseudonym: null, residents: 2 }
  resident(place('town', 'viewer'))

  const hosts = [ReportsView, RewardsView, CommunityView].map((view) => mount(view))

  await eventually(() => expect(hosts.every((host) => host.querySelector('h2'))).toBe(true))
  expect(hosts.flatMap((host) => [...host.querySelectorAll('button')]).map(({ textContent }) => textContent)).toEqual([])
})
