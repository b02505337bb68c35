import { elementTable } from '#features/impact-chain/server/impact-chain-store.ts'
import { looksLikePerson } from '#features/stakeholders/domain/person-name.ts'
import { stakeholderTable } from '#features/stakeholders/server/stakeholders-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { insertRecord } from '#platform/server/record-store.ts'
import { appendParagraph } from '../domain/card-paragraphs.ts'
import type { HeldContribution, Landed, Landing } from './contributions-store.ts'
import { CARD_MOST, holdCard, writeCard } from './story-card.ts'

export type Landings = { landed: Landed; landing: Landing }

/** A fragment becomes a paragraph of a card, or the card. */
export async function landFragment(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  to: { storyId: string; card?: string | undefined; how: 'append' | 'become'; text?: string | undefined },
): Promise<Landings> {
  const card = to.card ?? from.content.card ?? ''
  const text = to.text ?? from.content.text ?? ''
  const before = await holdCard(tx, access, { evaluationId: from.evaluationId, storyId: to.storyId, card })
  const after = to.how === 'append' ? appendParagraph(before, text) : text
  if (after.length > CARD_MOST) throw new Problem('workshops.card-full', 'conflict', { most: CARD_MOST })
  await writeCard(tx, access, to.storyId, card, after)
  const landing =
    to.how === 'append' ? { how: to.how, card, after: text } : { how: to.how, card, before, after }
  return { landed: { kind: 'story', id: to.storyId }, landing }
}

/** A proposed change becomes an element of the common chain. */
export async function landChange(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  to: {
    type: string
    statement?: string | undefined
    who?: string | undefined
    objectiveId?: string | null | undefined
  },
): Promise<Landings> {
  const made = await insertRecord(tx, access, elementTable, {
    evaluationId: from.evaluationId,
    type: to.type,
    statement: to.statement ?? from.content.statement,
    who: to.who ?? from.content.who ?? '',
    objectiveId: to.objectiveId ?? null,
  })
  return {
    landed: { kind: 'chain-element', id: String(made.id) },
    landing: { how: 'create', version: Number(made.version) },
  }
}

/** Organisations and collectives alone: a named person has rights that nobody in a room can see to. */
export function refusePerson(name: string): void {
  if (looksLikePerson(name)) throw new Problem('workshops.looks-like-person', 'caller', { name })
}

/** A proposed stakeholder becomes one, unless it stands there already under the same name. */
export async function landStakeholder(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  to: { as: 'organisation' | 'collective'; name?: string | undefined },
): Promise<Landings> {
  const name = to.name ?? from.content.name ?? ''
  refusePerson(name)
  const twin = await tx.maybe<{ id: string; name: string }>(
    `select id, name from stakeholder where territory_id = $1 and evaluation_id = $2 and deleted_at is null and lower(name) = lower($3)`,
    [access.territoryId, from.evaluationId, name],
  )
  if (twin) {
    throw new Problem('workshops.stakeholder-there', 'conflict', { stakeholderId: twin.id, name: twin.name })
  }
  const made = await insertRecord(tx, access, stakeholderTable, {
    evaluationId: from.evaluationId,
    name,
    kind: to.as,
  })
  return {
    landed: { kind: 'stakeholder', id: String(made.id) },
    landing: { how: 'create', version: Number(made.version) },
  }
}
