import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { RecordTable } from '#platform/server/record-store.ts'
import { ELEMENT_FIELDS, LINK_FIELDS } from '../domain/chain-record.ts'
import { reviewChain } from '../domain/chain-review.ts'
import type { ReviewedElement, ReviewedLink } from '../domain/impact-chain.ts'

const COPIED = ['rivalId', 'originId', 'originValues']

export const elementTable: RecordTable = {
  table: 'chain_element',
  kind: 'chain-element',
  fields: ['evaluationId', ...ELEMENT_FIELDS, ...COPIED],
  json: ['details', 'originValues'],
  documents: ['details'],
  order: 'r.position, r.created_at, r.id',
}

export const linkTable: RecordTable = {
  table: 'chain_link',
  kind: 'chain-link',
  fields: ['evaluationId', ...LINK_FIELDS, ...COPIED],
  json: ['originValues'],
}

/** The common chain of an evaluation (`rivalId` null) or one of its rival versions. */
export type ChainPlace = { readonly evaluationId: string; readonly rivalId: string | null }

/** Elements serve objectives of their own evaluation (`impact-chain.objective-elsewhere`). */
export async function refuseForeignObjectives(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  objectiveIds: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(objectiveIds)].filter((id) => typeof id === 'string')
  if (wanted.length === 0) return
  const found = await tx.rows<{ id: string }>(
    'select id from objective where territory_id = $1 and evaluation_id = $2 and id = any ($3) and deleted_at is null',
    [access.territoryId, evaluationId, wanted],
  )
  const missing = wanted.find((id) => !found.some((each) => each.id === id.toLowerCase()))
  if (missing) throw new Problem('impact-chain.objective-elsewhere', 'caller', { objectiveId: missing })
}

/** One element's objective, as above. */
export async function refuseForeignObjective(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  objectiveId: string | null | undefined,
): Promise<void> {
  await refuseForeignObjectives(tx, access, evaluationId, [objectiveId])
}

type Ends = { readonly id?: string | undefined; readonly fromId: string; readonly toId: string }

/**
 * Links tie two different elements that stand in the same chain, once. Fails with `impact-chain.link-to-itself`,
 * `impact-chain.link-elsewhere` or `impact-chain.link-twice`. `id`: the link itself, when it exists already.
 */
export async function refuseWrongEnds(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  links: readonly Ends[],
): Promise<void> {
  const loop = links.find(({ fromId, toId }) => fromId === toId)
  if (loop) throw new Problem('impact-chain.link-to-itself', 'caller', { fromId: loop.fromId })
  const ends = [...new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]))]
  // The elements stay locked, so that none can be deleted before the links stand.
  const standing = await tx.rows<{ id: string }>(
    `select id from chain_element where territory_id = $1 and evaluation_id = $2 and rival_id is not distinct from $3::uuid
       and id = any ($4) and deleted_at is null order by id for share`,
    [access.territoryId, place.evaluationId, place.rivalId, ends],
  )
  const there = new Set(standing.map(({ id }) => id))
  const lost = links.find(
    ({ fromId, toId }) => !there.has(fromId.toLowerCase()) || !there.has(toId.toLowerCase()),
  )
  if (lost) {
    const { fromId, toId } = lost
    throw new Problem('impact-chain.link-elsewhere', 'caller', { fromId, toId })
  }
  const twins = await tx.rows<Ends & { id: string }>(
    `select id, from_id as "fromId", to_id as "toId" from chain_link
     where territory_id = $1 and from_id = any ($2) and deleted_at is null`,
    [access.territoryId, links.map(({ fromId }) => fromId)],
  )
  const taken = new Map(twins.map((each) => [`${each.fromId} ${each.toId}`, each.id]))
  for (const { id, fromId, toId } of links) {
    const way = `${fromId} ${toId}`.toLowerCase()
    const twin = taken.get(way)
    if (twin !== undefined && twin !== id)
      throw new Problem('impact-chain.link-twice', 'conflict', { id: twin, fromId, toId })
    taken.set(way, id ?? '')
  }
}

/** How many findings of the review of the common chain ask for something, advice left aside (method 2.4). */
export async function countChainFindings(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<number> {
  const params = [access.territoryId, evaluationId]
  const elements = await tx.rows<ReviewedElement>(
    `select id, type, who, stakeholders, sign, intended from chain_element
     where territory_id = $1 and evaluation_id = $2 and rival_id is null and deleted_at is null`,
    params,
  )
  const links = await tx.rows<ReviewedLink>(
    `select id, from_id as "from", to_id as "to", confidence, feedback from chain_link
     where territory_id = $1 and evaluation_id = $2 and rival_id is null and deleted_at is null`,
    params,
  )
  return reviewChain({ elements, links }).filter((finding) => finding.severity !== 'advice').length
}
