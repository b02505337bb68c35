import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { RecordTable } from '#platform/server/record-store.ts'

export const evidenceTable: RecordTable = {
  table: 'chain_evidence',
  kind: 'chain-evidence',
  fields: [
    'evaluationId',
    'linkId',
    'side',
    'kind',
    'statement',
    'source',
    'url',
    'observedOn',
    'strength',
    'downgrades',
    'observationId',
    'consent',
  ],
}

export const explanationTable: RecordTable = {
  table: 'rival_explanation',
  kind: 'rival-explanation',
  fields: ['evaluationId', 'elementId', 'kind', 'statement', 'plausibility', 'test', 'tested', 'finding'],
}

/** Evidence of a link that is gone, or of a rival version that is gone, is not shown until that comes back. */
export const EVIDENCE_SHOWN = `exists (select 1 from chain_link l where l.id = r.link_id and l.deleted_at is null
  and not exists (select 1 from chain_rival v where v.id = l.rival_id and v.deleted_at is not null))`

/** What would explain an element that is gone is not shown either. */
export const EXPLANATIONS_SHOWN = `(r.element_id is null or exists (select 1 from chain_element e where e.id = r.element_id and e.deleted_at is null))`

type Asked = {
  readonly evaluationId: string
  readonly linkId?: string | undefined
  readonly observationId?: string | null | undefined
}

/**
 * Evidence speaks of a link that stands in its evaluation (`impact-chain.link-gone`) and quotes figures of that
 * evaluation only (`impact-chain.figure-elsewhere`).
 */
export async function refuseForeignEvidence(tx: Tx, access: TerritoryAccess, asked: Asked): Promise<void> {
  const { evaluationId, linkId, observationId } = asked
  if (linkId !== undefined) {
    const link = await tx.maybe(
      'select 1 from chain_link where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null for share',
      [access.territoryId, evaluationId, linkId],
    )
    if (!link) throw new Problem('impact-chain.link-gone', 'caller', { linkId })
  }
  if (typeof observationId === 'string') {
    const figure = await tx.maybe(
      'select 1 from observation where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
      [access.territoryId, evaluationId, observationId],
    )
    if (!figure) throw new Problem('impact-chain.figure-elsewhere', 'caller', { observationId })
  }
}

/** A rival explanation is about an element of the common chain of its evaluation (`impact-chain.element-elsewhere`). */
export async function refuseForeignElement(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  elementId: string | null | undefined,
): Promise<void> {
  if (typeof elementId !== 'string') return
  const element = await tx.maybe(
    `select 1 from chain_element where territory_id = $1 and evaluation_id = $2 and id = $3 and rival_id is null and deleted_at is null`,
    [access.territoryId, evaluationId, elementId],
  )
  if (!element) throw new Problem('impact-chain.element-elsewhere', 'caller', { elementId })
}
