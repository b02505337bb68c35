import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { RecordTable } from '#platform/server/record-store.ts'
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
