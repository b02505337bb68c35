import { DEFAULT_QUADRANT_THRESHOLDS } from './quadrants.ts'
import { SPREAD_TO_DISCUSS } from './ratings.ts'

/** The thresholds of an evaluation: all are the method's own, hence editable. */
export type StakeholderSettings = {
  /** 0–4, on each axis of the quadrants; a median on the threshold is high. */
  readonly involvementThreshold: number
  readonly importanceThreshold: number
  /** Distance between the lowest and the highest rating from which it is to be talked over. */
  readonly spreadToDiscuss: number
  /** Hours, or times, over 90 days from which a stakeholder is asked too often. */
  readonly tooManyHours: number
  readonly tooManyTimes: number
}

export const DEFAULT_SETTINGS: StakeholderSettings = {
  involvementThreshold: DEFAULT_QUADRANT_THRESHOLDS.involvement,
  importanceThreshold: DEFAULT_QUADRANT_THRESHOLDS.importance,
  spreadToDiscuss: SPREAD_TO_DISCUSS,
  tooManyHours: 8,
  tooManyTimes: 6,
}
