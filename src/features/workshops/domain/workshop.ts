/** What people may do from their phone while a workshop is open; each is opened and closed apart. */
export const ACTIVITIES = ['story', 'chain', 'stakeholders', 'rating', 'vote'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** `draft`: the link exists and leads nowhere yet. `closed`: what was sent can still be read and taken back by its author. */
export const WORKSHOP_STATES = ['draft', 'open', 'closed'] as const

export const MOST_PARTICIPANTS = 2000
export const VOTES_EACH = 3
export const MOST_VOTES_EACH = 10
export const NAME_LIMIT = 60
/** A workshop closes by itself a day after it was opened, unless told otherwise, and after thirty days at most. */
export const OPEN_HOURS = 24
export const MOST_OPEN_HOURS = 30 * 24
/** Names are erased this many days after closing. */
export const NAMES_KEPT_DAYS = 90
