/** Who said it: an interview, minutes, a file, the actor itself by its link, the memory of the team. */
export const SOURCE_KINDS = ['interview', 'minutes', 'import', 'link', 'memory'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A purchase goes from the buyer to the seller; of the other kinds the order of the two ends says nothing. */
export const TIE_KINDS = ['information', 'purchase', 'joint_project', 'trust'] as const
export type TieKind = (typeof TIE_KINDS)[number]

export const ACTION_KINDS = ['project', 'service', 'event', 'training', 'rule', 'other'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

export const ACTION_STATES = ['planned', 'under_way', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** Who carries an action, contributes to it, benefits from it, pays for it (method 5.1). */
export const ACTION_ROLES = ['carries', 'contributes', 'benefits', 'funds'] as const
export type ActionRole = (typeof ACTION_ROLES)[number]

/** Forms of meeting by how many actors two worlds share: none, one, more (method 5.4). */
export const ENCOUNTER_FORMS = ['cross_visit', 'invited_pair', 'joint_project'] as const
export type EncounterForm = (typeof ENCOUNTER_FORMS)[number]

export const ENCOUNTER_STATES = ['accepted', 'held', 'set_aside'] as const
export type EncounterState = (typeof ENCOUNTER_STATES)[number]

/** 1 weak or at the edge, 3 strong or at the heart. */
export const WEIGHTS = [1, 2, 3] as const
export type Weight = (typeof WEIGHTS)[number]

export const WORLD_LIMITS = { name: 60, theme: 1000, conventions: 2000, sites: 30, minutes: 200_000 } as const
