import { chooseTie, endsOfTie, type TieChoice } from '../domain/tie-choice.ts'
import type { Weight } from '../domain/world.ts'
import type { HeldOwn } from './own-network-api.ts'
import type { Grades } from './world-chips.tsx'

export type OwnTie = {
  readonly otherId: string
  readonly name: string
  readonly choice: TieChoice
  readonly strength: Weight
}

export type OwnForm = {
  readonly worlds: Grades
  readonly contacts: Grades
  readonly ties: readonly OwnTie[]
  readonly proposals: readonly string[]
  readonly consent: boolean
}

/** What is held, as the bearer of the link corrects it. */
export function readOwn(held: HeldOwn): OwnForm {
  return {
    worlds: Object.fromEntries(held.memberships.map(({ worldId, weight }) => [worldId, weight])),
    contacts: Object.fromEntries(held.contacts.map(({ worldId, strength }) => [worldId, strength])),
    ties: held.ties.map(({ otherId, otherName, kind, isBuyer, strength }) => ({
      otherId,
      name: otherName,
      choice: chooseTie(kind, isBuyer ?? true),
      strength,
    })),
    proposals: [],
    consent: held.consentedOn !== null,
  }
}

/** The answer that is sent. */
export function writeOwn({ worlds, contacts, ties, proposals }: OwnForm) {
  return {
    memberships: Object.entries(worlds).map(([worldId, weight]) => ({ worldId, weight })),
    contacts: Object.entries(contacts).map(([worldId, strength]) => ({ worldId, strength })),
    ties: ties.map(({ otherId, choice, strength }) => {
      const { kind } = endsOfTie(choice, 'me', 'other')
      return { otherId, kind, isBuyer: kind === 'purchase' ? choice === 'buys' : null, strength }
    }),
    proposals: [...proposals],
  }
}
