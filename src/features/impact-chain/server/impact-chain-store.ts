import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, type RecordTable, removeRecord, restoreRecord } from '#platform/server/record-store.ts'
import { reviewChain } from '../domain/chain-review.ts'
import type { ReviewedElement, ReviewedLink } from '../domain/impact-chain.ts'

export const elementTable: RecordTable = {
  table: 'chain_element',
  kind: 'chain-element',
  fields: [
    'evaluationId',
    'objectiveId',
    'type',
    'statement',
    'position',
    'who',
    'stakeholders',
    'sign',
    'intended',
    'sat',
    'details',
  ],
  json: ['details'],
  documents: ['details'],
  order: 'r.position, r.created_at, r.id',
}

export const linkTable: RecordTable = {
  table: 'chain_link',
  kind: 'chain-link',
  fields: [
    'evaluationId',
    'fromId',
    'toId',
    'sign',
    'strength',
    'confidence',
    'feedback',
    'delay',
    'evidence',
    'note',
  ],
}

/** An element serves an objective of its own evaluation (`impact-chain.objective-elsewhere`). */
export async function refuseForeignObjective(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  objectiveId: string | null | undefined,
): Promise<void> {
  if (objectiveId === null || objectiveId === undefined) return
  const found = await tx.maybe(
    'select 1 from objective where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
    [access.territoryId, evaluationId, objectiveId],
  )
  if (!found) throw new Problem('impact-chain.objective-elsewhere', 'caller', { objectiveId })
}

type Ends = { evaluationId: string; fromId: string; toId: string }

/**
 * A link ties two different elements that stand in its evaluation, once. Fails with `impact-chain.link-to-itself`,
 * `impact-chain.link-elsewhere` or `impact-chain.link-twice`. `ownId`: the link itself, when it exists already.
 */
export async function refuseWrongEnds(
  tx: Tx,
  access: TerritoryAccess,
  ends: Ends,
  ownId?: string,
): Promise<void> {
  const { evaluationId, fromId, toId } = ends
  if (fromId === toId) throw new Problem('impact-chain.link-to-itself', 'caller', { fromId })
  // Both rows stay locked, so that neither can be deleted before the link stands.
  const standing = await tx.rows(
    `select id from chain_element
     where territory_id = $1 and evaluation_id = $2 and id in ($3, $4) and deleted_at is null order by id for share`,
    [access.territoryId, evaluationId, fromId, toId],
  )
  if (standing.length < 2) throw new Problem('impact-chain.link-elsewhere', 'caller', { fromId, toId })
  const twin = await tx.maybe<{ id: string }>(
    `select id from chain_link
     where territory_id = $1 and from_id = $2 and to_id = $3 and deleted_at is null and id is distinct from $4`,
    [access.territoryId, fromId, toId, ownId ?? null],
  )
  if (twin) throw new Problem('impact-chain.link-twice', 'conflict', { id: twin.id, fromId, toId })
}

/** Deletes an element and, in the same transaction, the links that touch it. */
export async function removeElement(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, elementTable, id, version)
  await tx.query(
    `update chain_link set deleted_at = now()
     where territory_id = $1 and (from_id = $2 or to_id = $2) and deleted_at is null`,
    [access.territoryId, id],
  )
  return removed
}

/**
 * Brings an element back with the links that went with it: those deleted at the very same instant. A link whose other
 * end is deleted still waits for that one.
 */
export async function restoreElement(tx: Tx, access: TerritoryAccess, id: string) {
  const gone = await tx.rows<{ id: string; otherId: string; otherGone: boolean }>(
    `select l.id, o.id as "otherId", o.deleted_at is not null as "otherGone"
     from chain_link l
     join chain_element e on e.territory_id = l.territory_id and e.id = $2
     join chain_element o on o.territory_id = l.territory_id and o.id = case when l.from_id = e.id then l.to_id else l.from_id end
     where l.territory_id = $1 and $2 in (l.from_id, l.to_id) and l.deleted_at = e.deleted_at`,
    [access.territoryId, id],
  )
  await restoreRecord(tx, access, elementTable, id)
  for (const link of gone) {
    if (link.otherGone) {
      await tx.query(
        `update chain_link set deleted_at = (select deleted_at from chain_element where territory_id = $1 and id = $3)
         where territory_id = $1 and id = $2`,
        [access.territoryId, link.id, link.otherId],
      )
    } else {
      await restoreRecord(tx, access, linkTable, link.id)
    }
  }
  return getRecord(tx, access, elementTable, id)
}

/** How many findings of the review ask for something, advice left aside (method 2.4). */
export async function countChainFindings(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<number> {
  const params = [access.territoryId, evaluationId]
  const elements = await tx.rows<ReviewedElement>(
    `select id, type, who, stakeholders, sign, intended from chain_element
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null`,
    params,
  )
  const links = await tx.rows<ReviewedLink>(
    `select id, from_id as "from", to_id as "to", confidence, feedback from chain_link
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null`,
    params,
  )
  return reviewChain({ elements, links }).filter((finding) => finding.severity !== 'advice').length
}
