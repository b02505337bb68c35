/** The two scales of the stakeholder map (method 4.1). */
export const AXES = ['involvement', 'importance'] as const
export type Axis = (typeof AXES)[number]

/** Levels of both scales; their texts are `level.involvement.0` … `level.importance.4`. */
export const LEVELS = [0, 1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

/** One person's view of one stakeholder; `null` where they did not say. */
export type Rating = {
  readonly by: string
  readonly involvement: Level | null
  readonly importance: Level | null
}

/** From this distance between the highest and the lowest rating, it is to be talked over; an evaluation may set its own. */
export const SPREAD_TO_DISCUSS = 2

export type AxisSummary = {
  /** `null` when nobody rated: unknown is not zero. */
  readonly median: number | null
  readonly lowest: Level | null
  readonly highest: Level | null
  /** highest − lowest; `null` when nobody rated. */
  readonly spread: number | null
  /** How many people rated this axis. */
  readonly count: number
  readonly toDiscuss: boolean
}

export type RatingSummary = Readonly<Record<Axis, AxisSummary>> & {
  /** max(0, importance − involvement) of the medians (method 4.2); `null` when one of them is unknown. */
  readonly mobilisationGap: number | null
  readonly toDiscuss: boolean
}

/** Median and spread of several people's ratings, on both axes; `spreadToDiscuss` is the evaluation's own. */
export function summariseRatings(
  ratings: readonly Rating[],
  spreadToDiscuss: number = SPREAD_TO_DISCUSS,
): RatingSummary {
  const summarise = (axis: Axis) =>
    summariseAxis(
      ratings.map((rating) => rating[axis]),
      spreadToDiscuss,
    )
  const involvement = summarise('involvement')
  const importance = summarise('importance')
  return {
    involvement,
    importance,
    mobilisationGap: computeMobilisationGap(involvement.median, importance.median),
    toDiscuss: involvement.toDiscuss || importance.toDiscuss,
  }
}

function summariseAxis(levels: readonly (Level | null)[], spreadToDiscuss: number): AxisSummary {
  const said = levels.filter((level) => level !== null).sort((a, b) => a - b)
  const lowest = said[0] ?? null
  const highest = said.at(-1) ?? null
  const spread = lowest === null || highest === null ? null : highest - lowest
  const middle = (said.length - 1) / 2
  const [before, after] = [said[Math.floor(middle)], said[Math.ceil(middle)]]
  return {
    median: before === undefined || after === undefined ? null : (before + after) / 2,
    lowest,
    highest,
    spread,
    count: said.length,
    toDiscuss: spread !== null && spread >= spreadToDiscuss,
  }
}

/** max(0, importance − involvement), `null` when one is unknown. */
export function computeMobilisationGap(involvement: number | null, importance: number | null): number | null {
  return involvement === null || importance === null ? null : Math.max(0, importance - involvement)
}

export type ChainReadiness = {
  /** Σ min(involvement, importance) ÷ Σ importance, 0–1; `null` when there is nothing to divide by. */
  readonly share: number | null
  readonly counted: number
  /** Stakeholders left out because one of their medians is unknown. */
  readonly leftOut: number
}

/** How ready the chain is: the share of what matters that is already carried (method 4.2). */
export function computeChainReadiness(summaries: readonly RatingSummary[]): ChainReadiness {
  let carried = 0
  let needed = 0
  let counted = 0
  for (const { involvement, importance } of summaries) {
    if (involvement.median === null || importance.median === null) continue
    counted += 1
    carried += Math.min(involvement.median, importance.median)
    needed += importance.median
  }
  return { share: needed === 0 ? null : carried / needed, counted, leftOut: summaries.length - counted }
}
