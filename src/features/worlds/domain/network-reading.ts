/** A bound of a reading: crossed from this value on (`at`), or only above it. */
type Bound = { readonly value: number; readonly crossed: 'at' | 'above' }

/** How a figure reads: `readings[k]` when k bounds are crossed, with the advice that goes with it. */
export type ReadingRule = {
  readonly of: 'network' | 'actor' | 'world' | 'pair'
  readonly bounds: readonly Bound[]
  /** One more than bounds; the sentence is `reading.<measure>.<code>`. */
  readonly readings: readonly string[]
  /** Beside `readings`; the sentence is `advice.<code>`, null: nothing to do. */
  readonly advice: readonly (string | null)[]
}

const at = (value: number): Bound => ({ value, crossed: 'at' })
const above = (value: number): Bound => ({ value, crossed: 'above' })

/**
 * The readings of method 5.3 with the thresholds it starts from; a territory may set its own
 * (`thresholds: { <measure>: [bounds] }`). Shares are 0 … 1. Between 25 and 30 % of density the method says nothing: lively.
 */
export const READING_THRESHOLDS = {
  coverage: {
    of: 'network',
    bounds: [at(0.5), above(0.8)],
    readings: ['narrow', 'medium', 'wide'],
    advice: ['interview-missing-worlds', 'interview-missing-worlds', null],
  },
  'two-mode-density': {
    of: 'network',
    bounds: [at(0.08), above(0.25), above(0.3)],
    readings: ['partitioned', 'normal', 'lively', 'everywhere'],
    advice: ['transversal-event', null, null, 'check-memberships'],
  },
  /** Read on the number of worlds, though the figure is their share. */
  'actor-worlds': {
    of: 'actor',
    bounds: [at(3)],
    readings: ['few', 'connector'],
    advice: [null, 'ask-to-introduce'],
  },
  redundancy: {
    of: 'actor',
    bounds: [at(0.3), above(0.7)],
    readings: ['only-bridge', 'shared-bridge', 'safe-bridge'],
    advice: ['name-second-bridge', null, null],
  },
  affinity: {
    of: 'pair',
    bounds: [at(0.5), above(1.5)],
    readings: ['under-linked', 'as-expected', 'regulars'],
    advice: ['make-them-meet', null, null],
  },
  components: {
    of: 'network',
    bounds: [above(1)],
    readings: ['one-piece', 'pieces'],
    advice: [null, 'join-pieces'],
  },
  'cut-points': {
    of: 'network',
    bounds: [at(1)],
    readings: ['holds', 'at-risk'],
    advice: [null, 'backup-person'],
  },
  /** Of the pairs of the others, those that only this one joins. */
  'cut-share': {
    of: 'actor',
    bounds: [above(0.4)],
    readings: ['carried-by-several', 'carried-by-one'],
    advice: ['backup-person', 'double-the-link'],
  },
  ei: {
    of: 'network',
    bounds: [at(-0.5), at(0), above(0.5)],
    readings: ['closed', 'rather-internal', 'open', 'scattered'],
    advice: ['mixed-action', 'mixed-action', null, 'consolidate-inside'],
  },
  modularity: {
    of: 'network',
    bounds: [at(0.3), above(0.5)],
    readings: ['little-split', 'some-islands', 'islands'],
    advice: [null, null, 'shared-project'],
  },
  constraint: {
    of: 'actor',
    bounds: [at(0.3), above(0.6)],
    readings: ['free', 'between', 'closed-in'],
    advice: ['ask-to-introduce', null, 'widen-contacts'],
  },
  efficiency: {
    of: 'actor',
    bounds: [at(0.4)],
    readings: ['redundant', 'varied'],
    advice: ['new-worlds', null],
  },
  /** Largest share that one world has of the hard core. */
  core: {
    of: 'network',
    bounds: [above(0.6)],
    readings: ['mixed', 'one-world'],
    advice: [null, 'open-steering-group'],
  },
  /** The highest core there is: 1 means that nobody holds together with two others. */
  'core-number': {
    of: 'network',
    bounds: [above(1)],
    readings: ['no-core', 'has-core'],
    advice: ['steady-group', null],
  },
  evenness: {
    of: 'world',
    bounds: [above(0.7)],
    readings: ['uneven', 'mixed'],
    advice: [null, null],
  },
} as const satisfies Readonly<Record<string, ReadingRule>>

export type ReadMeasure = keyof typeof READING_THRESHOLDS
export type ReadingOf<M extends ReadMeasure> = (typeof READING_THRESHOLDS)[M]['readings'][number]
export type AdviceCode =
  | NonNullable<(typeof READING_THRESHOLDS)[ReadMeasure]['advice'][number]>
  | 'message-carrier'
/** Bounds that a territory set, by measure; the method’s hold for the others. */
export type OwnThresholds = Readonly<Record<string, readonly number[]>>

/** The bounds of a measure: the territory’s if they are as many as the method’s and ascend, else the method’s. */
export function boundsOf(measure: ReadMeasure, own: OwnThresholds = {}): readonly number[] {
  const rule: ReadingRule = READING_THRESHOLDS[measure]
  const set = own[measure]
  return set && areBounds(set, rule.bounds.length) ? set : rule.bounds.map(({ value }) => value)
}

const areBounds = (values: readonly number[], count: number) =>
  values.length === count &&
  values.every((value, i) => Number.isFinite(value) && value >= (values[i - 1] ?? value))

/** Measures whose own bounds cannot be used: not one of the method, not as many, or not in ascending order. */
export function wrongThresholds(own: OwnThresholds): string[] {
  return Object.entries(own).flatMap(([measure, values]) => {
    const rule = Object.entries<ReadingRule>(READING_THRESHOLDS).find(([code]) => code === measure)?.[1]
    const relative = measure === 'betweenness' ? 2 : measure === 'closeness' ? 1 : undefined
    const count = rule?.bounds.length ?? relative
    return count !== undefined && areBounds(values, count) ? [] : [measure]
  })
}

export type Reading<M extends ReadMeasure = ReadMeasure> = {
  readonly reading: ReadingOf<M>
  readonly advice: AdviceCode | null
}

/** How a figure reads; null where it is not defined. */
export function readMeasure<M extends ReadMeasure>(
  measure: M,
  value: number | null,
  own: OwnThresholds = {},
): Reading<M> | null {
  if (value === null || Number.isNaN(value)) return null
  const rule: (typeof READING_THRESHOLDS)[M] = READING_THRESHOLDS[measure]
  const bounds = boundsOf(measure, own)
  const crossed = rule.bounds.filter(({ crossed }, k) => {
    const bound = bounds[k] ?? Number.POSITIVE_INFINITY
    return crossed === 'at' ? value >= bound : value > bound
  }).length
  const reading: ReadingOf<M> | undefined = rule.readings[crossed]
  return reading === undefined ? null : { reading, advice: rule.advice[crossed] ?? null }
}

/** Of relative measures: the share of actors that can be at the top, and of betweenness how many times the mean. */
export const RELATIVE_THRESHOLDS = { betweenness: [0.1, 2], closeness: [0.1] } as const

/**
 * Who is a key passage: among the 10 % of highest betweenness and above twice the mean (advice `double-the-link`); with
 * ties at the edge of the 10 % all are in. NaN is never one.
 */
export function findKeyPassages(betweenness: ArrayLike<number>, own: OwnThresholds = {}): boolean[] {
  const [share = 0.1, times = 2] =
    own.betweenness?.length === 2 ? own.betweenness : RELATIVE_THRESHOLDS.betweenness
  const values = Array.from(betweenness)
  const defined = values.filter((value) => !Number.isNaN(value))
  const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length
  const edge = edgeOfTop(defined, share)
  return values.map((value) => value >= edge && value > times * mean)
}

/** Who reaches everyone quickly: the 10 % of highest closeness (advice `message-carrier`). */
export function findQuickToReach(closeness: ArrayLike<number>, own: OwnThresholds = {}): boolean[] {
  const [share = 0.1] = own.closeness?.length === 1 ? own.closeness : RELATIVE_THRESHOLDS.closeness
  const values = Array.from(closeness)
  const edge = edgeOfTop(
    values.filter((value) => !Number.isNaN(value)),
    share,
  )
  return values.map((value) => value >= edge && value > 0)
}

/** The value from which on one is among the top share, of at least one. */
function edgeOfTop(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a)
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? Number.POSITIVE_INFINITY
}

/** E-I beside what chance gives: it differs only where fewer than 5 % of the permutations are as far from their mean. */
export const EI_CHANCE_READINGS = ['more-closed', 'as-chance', 'more-open'] as const
export type EiChanceReading = (typeof EI_CHANCE_READINGS)[number]

export function readEiChance(
  chance: { readonly observed: number; readonly expected: number; readonly pValue: number } | null,
): EiChanceReading | null {
  if (!chance || Number.isNaN(chance.observed)) return null
  if (chance.pValue >= 0.05) return 'as-chance'
  return chance.observed < chance.expected ? 'more-closed' : 'more-open'
}

/** Names of Gould and Fernandez’s roles as the screens say them (`role.<code>`). */
export const BROKER_ROLES = {
  w_I: 'coordinator',
  w_O: 'itinerant',
  b_IO: 'representative',
  b_OI: 'gatekeeper',
  b_O: 'liaison',
} as const
export type BrokerRole = (typeof BROKER_ROLES)[keyof typeof BROKER_ROLES]
