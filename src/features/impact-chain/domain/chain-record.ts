import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import type {
  Delay,
  ElementType,
  ImpactChain,
  LinkConfidence,
  ReviewedElement,
  ReviewedLink,
  Sign,
  Strength,
} from './impact-chain.ts'

/** What people write about an element; `details` holds texts by name, an empty text being none. */
export type ElementValues = {
  type: ElementType
  statement: string
  objectiveId: string | null
  /** Rank among the elements of its column; equal ranks stand in the order in which they were made. */
  position: number
  who: string
  stakeholders: string[]
  sign: Sign
  intended: boolean
  sat: SatObjective[]
  details: Record<string, string>
}

export type LinkValues = {
  fromId: string
  toId: string
  sign: Sign
  strength: Strength
  confidence: LinkConfidence
  feedback: boolean
  delay: Delay | null
  note: string
}

type Some<T> = { [K in keyof T]?: T[K] | undefined }
export type SomeElementValues = Some<ElementValues>
export type SomeLinkValues = Some<LinkValues>
export type NewElementValues = SomeElementValues & Pick<ElementValues, 'type' | 'statement'>
export type NewLinkValues = SomeLinkValues & Pick<LinkValues, 'fromId' | 'toId'>

type Frame = {
  id: string
  evaluationId: string
  version: number
  createdAt: string
  updatedAt: string
  deletedAt: string | null
  toReview: boolean
  /** The rival version it belongs to; `null` in the common chain. */
  rivalId: string | null
  /** What it was copied from in the common chain; `null` there, and for what the rival version added. */
  originId: string | null
}

/** Records of a chain as the API says them; `originValues` is the common record as it stood when it was copied. */
export type ElementRecord = ElementValues & Frame & { originValues: SomeElementValues | null }
export type LinkRecord = LinkValues & Frame & { originValues: SomeLinkValues | null }

/** A whole chain in records, deleted ones kept among them (`deletedAt`) so that a deletion can be undone. */
export type WholeChain = {
  readonly elements: readonly ElementRecord[]
  readonly links: readonly LinkRecord[]
}

export const ELEMENT_FIELDS = [
  'type',
  'statement',
  'objectiveId',
  'position',
  'who',
  'stakeholders',
  'sign',
  'intended',
  'sat',
  'details',
] as const satisfies readonly (keyof ElementValues)[]
export const LINK_FIELDS = [
  'fromId',
  'toId',
  'sign',
  'strength',
  'confidence',
  'feedback',
  'delay',
  'note',
] as const satisfies readonly (keyof LinkValues)[]

/** What the database fills in when it is not said. */
export const ELEMENT_DEFAULTS: Omit<ElementValues, 'type' | 'statement'> = {
  objectiveId: null,
  position: 0,
  who: '',
  stakeholders: [],
  sign: '+',
  intended: true,
  sat: [],
  details: {},
}
export const LINK_DEFAULTS: Omit<LinkValues, 'fromId' | 'toId'> = {
  sign: '+',
  strength: 2,
  confidence: 0,
  feedback: false,
  delay: null,
  note: '',
}

/** What of a chain stands, without what was deleted. */
export function standing(chain: WholeChain): WholeChain {
  return {
    elements: chain.elements.filter((each) => each.deletedAt === null),
    links: chain.links.filter((each) => each.deletedAt === null),
  }
}

/** What stands of a chain, as the rules of the method read it. */
export function chainForRules(
  chain: WholeChain,
): ImpactChain<ElementRecord & ReviewedElement, LinkRecord & ReviewedLink> {
  const { elements, links } = standing(chain)
  return { elements, links: links.map((link) => ({ ...link, from: link.fromId, to: link.toId })) }
}
