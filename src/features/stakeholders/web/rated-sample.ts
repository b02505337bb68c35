import type { Level } from '../domain/ratings.ts'
import { DEFAULT_SETTINGS } from '../domain/settings.ts'
import { type Rated, rateAll } from './rated.ts'
import type { NoticeRecord, RatingRecord, SettingsRecord, StakeholderRecord } from './stakeholders-api.ts'

/** Samples for tests of the view models. */
export const SETTINGS: SettingsRecord = { ...DEFAULT_SETTINGS, version: 0, authorName: null, changedAt: null }
export const TODAY = '2026-11-23'

export const aRecord = (name: string, values: Partial<StakeholderRecord> = {}): StakeholderRecord => ({
  id: name.toLowerCase(),
  version: 1,
  createdAt: '',
  updatedAt: '',
  deletedAt: null,
  toReview: false,
  evaluationId: 'e',
  actorId: null,
  name,
  kind: 'organisation',
  urbalGroup: null,
  worlds: [],
  links: [],
  expects: '',
  contributes: '',
  losses: '',
  position: null,
  power: null,
  interest: null,
  hasPower: null,
  hasLegitimacy: null,
  hasUrgency: null,
  participationNow: null,
  participationWanted: null,
  channel: null,
  contactConsent: null,
  relay: '',
  lastContactOn: null,
  ...values,
})

export const aRating = (
  of: string,
  rater: string,
  involvement: Level,
  importance: Level,
  values: Partial<RatingRecord> = {},
): RatingRecord => ({
  id: `${of} ${rater}`,
  stakeholderId: of.toLowerCase(),
  by: 'member',
  raterId: rater,
  participantId: null,
  raterName: rater,
  mine: rater === 'me',
  involvement,
  importance,
  reason: '',
  version: 1,
  ...values,
})

export const rate = (
  records: readonly StakeholderRecord[],
  ratings: readonly RatingRecord[],
  notices: readonly NoticeRecord[] = [],
): Rated[] => rateAll({ records, settings: SETTINGS, notices }, ratings, TODAY)
