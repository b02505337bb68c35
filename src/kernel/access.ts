/** Roles in a territory (method 1.3: "regard extérieur" = reviewer), strongest first. */
export const ROLES = ['owner', 'facilitator', 'contributor', 'reviewer', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** The usual groups of roles, so that a contract reads as a sentence. */
export const EVERY_MEMBER: readonly Role[] = ROLES
export const CONTRIBUTORS: readonly Role[] = ['owner', 'facilitator', 'contributor']
export const FACILITATORS: readonly Role[] = ['owner', 'facilitator']
export const OWNERS: readonly Role[] = ['owner']

/** Who may call a route. Every route states it; a route without it does not compile. */
export type Who = 'anyone' | 'signed-in' | 'host' | readonly Role[]

declare const proof: unique symbol

/**
 * Proof that a person may act in a territory in this transaction. Store functions ask for it; only
 * `accounts/server/access.ts` can make one, and the database checks the same thing a second time.
 */
export type TerritoryAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly personId: string
  readonly role: Role
}

/** Proof that a reader holds a valid public link to one support. */
export type PublicationAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly supportId: string
}

/** Proof that somebody holds the secret link of a person who is named on a stakeholder map. */
export type PersonNoticeAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly noticeId: string
}

/** Proof that somebody holds the link by which an actor corrects its own ties. */
export type NetworkNoticeAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly noticeId: string
  /** null: erased, nothing is held any more. */
  readonly actorId: string | null
}

/** Whoever may say something of the network: the team, or an actor of itself by its link. */
export type NetworkEntryAccess = TerritoryAccess | NetworkNoticeAccess

/** Proof that a phone holds the link of a workshop, and of whom it is when somebody joined with its key. */
export type WorkshopAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly evaluationId: string
  readonly workshopId: string
  /** A closed workshop is entered by those alone who took part. */
  readonly state: 'open' | 'closed'
  readonly participant: { readonly id: string; readonly isSetAside: boolean } | null
}

/** Proof that somebody holds a link to a collection of answers, or an invitation to it. */
export type CollectionAccess = {
  readonly [proof]: true
  readonly territoryId: string
  readonly evaluationId: string
  readonly collectionId: string
  readonly state: 'open' | 'closed'
  readonly channel: 'link' | 'kiosk' | 'relay' | 'invitation'
  /** One of the two. */
  readonly linkId: string | null
  readonly invitationId: string | null
  readonly isAnswered: boolean
  readonly isRefused: boolean
}
