import { computeEvenness } from '#features/worlds/domain/network/entropy.ts'
import { READING_THRESHOLDS } from '#features/worlds/domain/network-reading.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import type { Finding } from '#kernel/finding.ts'
import type { EventState } from './event.ts'
import { SMALL_COUNT } from './event.ts'
import { type EventScore, FAIR_SPEECH_PERCENT, TRACE_DAYS } from './event-score.ts'
import type { Measure, Parity } from './inclusion.ts'
import type { HeldEvent } from './lever-facts.ts'

export const EVENT_FINDINGS = [
  'still-planned',
  'level-unsaid',
  'uncounted',
  'worlds-absent',
  'one-world',
  'same-faces',
  'no-newcomers',
  'gender-unbalanced',
  'speech-low',
  'audience-under',
  'audience-more-than-came',
  'trace-overdue',
  'trace-late',
  'follow-up-missing',
  'decisions-nobody',
  'decisions-late',
  'nothing-decided',
  'small-counts',
] as const
export type EventFinding = (typeof EVENT_FINDINGS)[number]

/** Evenness from which those present are mixed (method 5.3), shares between which genders are balanced. */
const MIXED_EVENNESS = READING_THRESHOLDS.evenness.bounds[0].value
const BALANCED = { from: 40, to: 60 } as const
const FEW_NEWCOMERS_PERCENT = 10
/** Levels at which something is decided or proposed. */
const DELIBERATING_LEVEL = 4

export type DiagnosedEvent = {
  readonly state: EventState
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly traceOn: Day | null
  readonly counts: Omit<HeldEvent, 'id' | 'day'>
  readonly score: EventScore
  readonly absentWorlds: readonly { readonly name: string }[]
  readonly evenness: Measure
  readonly newOrganisations: Measure
  readonly firstTimers: Measure
  readonly women: Measure
  readonly parity: readonly Parity[]
  readonly decisions: { readonly all: number; readonly withoutAnybody: number; readonly late: number }
}

/**
 * Evenness of the K worlds present (method 5.3; worlds that nobody came from are told beside it), 0 all in one to 1
 * evenly spread; undefined where nobody is. `counts` may be fractions: an organisation of three worlds is a third in each.
 */
export function evennessOf(counts: readonly number[]): number | undefined {
  const present = counts.filter((n) => n > 0)
  if (present.length < 2) return present.length === 1 ? 0 : undefined
  return computeEvenness(present)
}

/** Labels of counts from one to four: with a place and a day they may point at persons. */
export function findSmallCounts({
  genders,
  audiences,
  communes,
  firstTimers,
  returners,
}: DiagnosedEvent['counts']) {
  const spread = (prefix: string, counts: Readonly<Record<string, number | null | undefined>>) =>
    Object.entries(counts).map(([key, n]) => [`${prefix}/${key}`, n ?? null] as const)
  const all: (readonly [string, number | null])[] = [
    ['firstTimers', firstTimers],
    ['returners', returners],
    ...spread('genders', genders),
    ...spread('audiences', audiences),
    ...spread('communes', communes),
  ]
  return all.flatMap(([label, n]) => (n !== null && n > 0 && n < SMALL_COUNT ? [label] : []))
}

/** What there is to say of an event once it was held: findings with their sentence under `finding.<code>`. */
export function diagnoseEvent(event: DiagnosedEvent, today: Day): readonly Finding<EventFinding>[] {
  const findings: Finding<EventFinding>[] = []
  const say = (
    code: EventFinding,
    severity: Finding['severity'],
    path: string,
    params: Finding['params'] = {},
  ) => findings.push({ code, severity, path, params })
  const last = event.endsOn ?? event.startsOn
  const ago = daysBetween(last, today)
  if (event.state === 'planned') {
    if (ago !== undefined && ago > 0) say('still-planned', 'warning', 'state', { days: ago })
    return findings
  }
  if (event.state === 'cancelled') return findings
  const { counts, score, decisions } = event
  if (score.level === null) say('level-unsaid', 'warning', 'level')
  if (counts.persons === null) say('uncounted', 'warning', 'persons')
  const names = event.absentWorlds.map((world) => world.name)
  if (names.length > 0) say('worlds-absent', 'advice', 'guests', { n: names.length, names: names.join(', ') })
  if (event.evenness.value !== null && event.evenness.value < MIXED_EVENNESS)
    say('one-world', 'advice', 'guests')
  if (event.newOrganisations.value === 0 && !event.newOrganisations.isSmall)
    say('same-faces', 'advice', 'guests', { n: event.newOrganisations.of ?? 0 })
  const { firstTimers, women } = event
  if (firstTimers.value !== null && firstTimers.value < FEW_NEWCOMERS_PERCENT)
    say('no-newcomers', 'advice', 'firstTimers', { share: Math.round(firstTimers.value) })
  if (
    women.value !== null &&
    (women.of ?? 0) >= SMALL_COUNT &&
    (women.value < BALANCED.from || women.value > BALANCED.to)
  )
    say('gender-unbalanced', 'advice', 'genders', { share: Math.round(women.value) })
  if (counts.speechPercent !== null && counts.speechPercent < FAIR_SPEECH_PERCENT)
    say('speech-low', 'advice', 'speechPercent', { share: counts.speechPercent })
  for (const each of event.parity) {
    if (each.present !== null && each.persons !== null && each.present > each.persons)
      say('audience-more-than-came', 'warning', `audiences/${each.audienceId}`, { name: each.name })
    else if (each.isSeldomHeard && each.reading === 'under' && !each.isSmall)
      say('audience-under', 'advice', `audiences/${each.audienceId}`, { name: each.name })
  }
  const wait = daysBetween(last, event.traceOn)
  if (wait === undefined && ago !== undefined && ago > TRACE_DAYS)
    say('trace-overdue', 'warning', 'traceOn', { days: ago })
  if (wait !== undefined && wait > TRACE_DAYS) say('trace-late', 'advice', 'traceOn', { days: wait })
  if (score.items['follow-up'] === 'unknown') say('follow-up-missing', 'advice', 'followUpOn')
  if (decisions.withoutAnybody > 0)
    say('decisions-nobody', 'warning', 'decisions', { n: decisions.withoutAnybody })
  if (decisions.late > 0) say('decisions-late', 'warning', 'decisions', { n: decisions.late })
  if (decisions.all === 0 && score.level !== null && score.level >= DELIBERATING_LEVEL)
    say('nothing-decided', 'advice', 'decisions')
  const small = findSmallCounts(counts).length
  if (small > 0) say('small-counts', 'warning', 'counts', { n: small })
  return findings
}
