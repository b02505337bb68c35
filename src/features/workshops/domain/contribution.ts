import type { Activity } from './workshop.ts'

/** What a phone can send, apart from ratings and votes. */
export const CONTRIBUTION_KINDS = ['story_fragment', 'change', 'stakeholder'] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

/** `withdrawn`: its author took it back, and its text is gone. */
export const CONTRIBUTION_STATES = ['waiting', 'accepted', 'merged', 'refused', 'withdrawn'] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]

/** Characters of a fragment, as a card of the story holds them. */
export const FRAGMENT_LIMIT = 300
export const STATEMENT_LIMIT = 300
export const REASON_LIMIT = 300

/** Under which activity each kind is sent. */
export const ACTIVITY_OF_KIND: Readonly<Record<ContributionKind, Activity>> = {
  story_fragment: 'story',
  change: 'chain',
  stakeholder: 'stakeholders',
}
