// SPDX-License-Identifier: EPL-2.0
/** Voltages against the rules that watch them. Pure. */
import { severities, type Rule, type Severity } from './alert-api'
import type { Limit } from './lines-chart'
import type { Levels } from './prospect-api'

const COLOURS: Record<Severity, string> = { warning: '--warning', critical: '--danger' }

/** Those that watch a plug; a rule of no plugs watches all. */
export function rulesOf(rules: readonly Rule[], deviceId: string): Rule[] {
  return rules.filter(({ deviceIds }) => deviceIds.length === 0 || deviceIds.includes(deviceId))
}

/** The worst of what rules say; they wait a while before they raise an alert, this does not. */
export function judge(rules: readonly Rule[], volts: number): Severity | null {
  const broken = rules.filter(({ side, threshold }) => (side === 'above' ? volts > threshold : volts < threshold))
  return [...severities].reverse().find((severity) => broken.some((rule) => rule.severity === severity)) ?? null
}

/** What a rule warns of, as a limit of a chart. */
export function limitOf({ id, side, threshold, unit, severity }: Rule, words: Record<Severity, string>): Limit {
  const name = `${side === 'above' ? '>' : '<'} ${threshold} ${unit}: ${words[severity]}`
  return { id, name, colour: COLOURS[severity], side, value: threshold }
}

/** The mean and the extremes of each of these hours; null of those in which nothing was measured. */
export function course({ points }: Pick<Levels, 'points'>, starts: readonly number[]) {
  const known = new Map(points.map((point) => [Date.parse(point.start), point]))
  const hours = starts.map((start) => known.get(start))
  return {
    values: hours.map((hour) => hour?.mean ?? null),
    lows: hours.map((hour) => hour?.min ?? null),
    highs: hours.map((hour) => hour?.max ?? null),
  }
}
