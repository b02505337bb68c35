import fc from 'fast-check'
import type { ChainChange } from '#features/impact-chain/domain/chain-change.ts'
import { applyChanges } from '#features/impact-chain/domain/chain-changes.ts'
import type { WholeChain } from '#features/impact-chain/domain/chain-record.ts'
import { ELEMENT_TYPES } from '#features/impact-chain/domain/impact-chain.ts'

const EVALUATION = { evaluationId: 'evaluation', rivalId: null }

/** Identifiers are drawn from few, so that changes meet one another. */
const elementId = fc.nat(9).map((n) => `e${n}`)
const linkId = fc.nat(11).map((n) => `l${n}`)
const version = fc.integer({ min: 1, max: 3 })
const word = fc.constantFrom('', 'une', 'deux', 'trois')
const details = fc.dictionary(fc.constantFrom('where', 'unit', 'owner'), word, { maxKeys: 2 })

const elementValues = fc.record(
  {
    type: fc.constantFrom(...ELEMENT_TYPES),
    statement: fc.constantFrom('Livrer', 'Cuisiner', 'Manger'),
    position: fc.nat(5),
    who: word,
    stakeholders: fc.array(fc.constantFrom('maire', 'cuisinière'), { maxLength: 2 }),
    sign: fc.constantFrom('+', '-'),
    intended: fc.boolean(),
    details,
  },
  { requiredKeys: [] },
)
const linkValues = fc.record(
  {
    sign: fc.constantFrom('+', '-'),
    strength: fc.constantFrom(1, 2, 3),
    confidence: fc.constantFrom(0, 1, 2, 3, 4),
    feedback: fc.boolean(),
    note: word,
  },
  { requiredKeys: [] },
)
const movedEnds = fc.record({ fromId: elementId, toId: elementId }, { requiredKeys: [] })

/** Any change, possible or not, of the chains that `someChain` gives. */
export const someChange: fc.Arbitrary<ChainChange> = fc.oneof(
  fc.record({
    do: fc.constant('create-element'),
    id: elementId,
    values: elementValues.map((values) => ({ type: 'need', statement: 'Créer', ...values }) as const),
  }),
  fc.record({ do: fc.constant('update-element'), id: elementId, version, values: elementValues }),
  fc.record({
    do: fc.constant('update-element'),
    id: elementId,
    version,
    values: elementValues,
    seen: elementValues,
  }),
  fc.record({ do: fc.constant('remove-element'), id: elementId, version }),
  fc.record({ do: fc.constant('restore-element'), id: elementId }),
  fc.record({
    do: fc.constant('create-link'),
    id: linkId,
    values: fc
      .tuple(elementId, elementId, linkValues)
      .map(([fromId, toId, values]) => ({ fromId, toId, ...values })),
  }),
  fc.record({
    do: fc.constant('update-link'),
    id: linkId,
    version,
    values: fc.tuple(linkValues, movedEnds).map(([values, ends]) => ({ ...values, ...ends })),
  }),
  fc.record({ do: fc.constant('remove-link'), id: linkId, version }),
  fc.record({ do: fc.constant('restore-link'), id: linkId }),
)

export const someChanges = fc.array(someChange, { maxLength: 14 })

/** A chain with a past: what stands and what was deleted, alone or together. */
export const someChain: fc.Arbitrary<WholeChain> = fc
  .array(fc.array(someChange, { maxLength: 12 }), { maxLength: 4 })
  .map((acts) =>
    acts.reduce<WholeChain>(
      (chain, changes, at) => applyChanges(chain, changes, `2026-01-0${at + 1}T00:00:00.000Z`, EVALUATION),
      { elements: [], links: [] },
    ),
  )
