/** Days during which answers written before the closing still come in: phones of a valley without network. */
export const LATE_DAYS = 14

/** How an answer came: by the open link, a personal invitation, a shared phone, a relay structure, paper, a file. */
export const CHANNELS = ['link', 'invitation', 'kiosk', 'relay', 'paper', 'import'] as const
export type Channel = (typeof CHANNELS)[number]

/** Links that the team hands out; invitations have their own. */
export const LINK_KINDS = ['link', 'kiosk', 'relay'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const COLLECTION_STATES = ['draft', 'open', 'closed'] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]

/** Fewer answers than this are shown as counts, without percentages; below the second they are hidden (method 2.6). */
export const COUNTS_BELOW = 30
export const HIDDEN_BELOW = 5

/** Reminders of an invitation: how many at most, and how many days apart. */
export const REMINDERS = { most: 3, daysBetween: 3 } as const

export const COLLECTION_LIMITS = {
  /** One answer as JSON, in bytes. */
  answerBytes: 200_000,
  /** One photo or voice of a phone, in bytes. */
  fileBytes: 1_300_000,
  filesOfAnswer: 20,
  groups: 60,
  links: 100,
  invitationsAtOnce: 500,
  keptMonths: 60,
} as const
