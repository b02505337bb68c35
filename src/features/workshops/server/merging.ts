import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { HeldContribution } from './contributions-store.ts'
import type { Landings } from './landing.ts'
import { holdCard, writeCard } from './story-card.ts'

function refuseChanged(seen: string, now: string): void {
  if (seen !== now) throw new Problem('workshops.text-changed', 'conflict', { current: now })
}

/** Into a card, as the facilitator now writes it. */
export async function mergeIntoCard(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  into: { storyId: string; card: string; seen: string; text: string },
): Promise<Landings> {
  const { storyId, card, seen, text } = into
  const before = await holdCard(tx, access, { evaluationId: from.evaluationId, storyId, card })
  refuseChanged(seen, before)
  await writeCard(tx, access, storyId, card, text)
  return { landed: { kind: 'story', id: storyId }, landing: { how: 'edit', card, before, after: text } }
}

/** Into an element of the common chain, reworded or not. */
export async function mergeIntoElement(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  into: { elementId: string; seen: string; statement: string },
): Promise<Landings> {
  const { elementId, seen, statement } = into
  const place = [access.territoryId, from.evaluationId, elementId]
  const element = await tx.maybe<{ statement: string }>(
    `select statement from chain_element
     where territory_id = $1 and evaluation_id = $2 and id = $3 and rival_id is null and deleted_at is null for update`,
    place,
  )
  if (!element) throw new Problem('record.absent', 'absent', { kind: 'chain-element', id: elementId })
  const before = element.statement
  refuseChanged(seen, before)
  const landed = { kind: 'chain-element', id: elementId } as const
  if (statement === before) return { landed, landing: { how: 'join' } }
  await tx.query('update chain_element set statement = $3 where territory_id = $1 and id = $2', [
    access.territoryId,
    elementId,
    statement,
  ])
  return { landed, landing: { how: 'edit', before, after: statement } }
}

/** Into a stakeholder that is there already; nothing of it changes. */
export async function mergeIntoStakeholder(
  tx: Tx,
  access: TerritoryAccess,
  from: HeldContribution,
  { stakeholderId }: { stakeholderId: string },
): Promise<Landings> {
  const found = await tx.maybe(
    'select 1 from stakeholder where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
    [access.territoryId, from.evaluationId, stakeholderId],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'stakeholder', id: stakeholderId })
  return { landed: { kind: 'stakeholder', id: stakeholderId }, landing: { how: 'join' } }
}
