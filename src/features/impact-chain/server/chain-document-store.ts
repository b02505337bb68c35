import type { TerritoryAccess } from '#kernel/access.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { standing } from '../domain/chain-record.ts'
import type { ChainDocument } from './chain-document.ts'
import { EVIDENCE_SHOWN, EXPLANATIONS_SHOWN } from './evidence-store.ts'
import type { ChainPlace } from './impact-chain-store.ts'
import { readWholeChain } from './whole-chain-store.ts'

/** All that the document of a chain says; rival explanations are of the common chain, and stand with it alone. */
export async function readChainDocument(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  lang: Lang,
): Promise<ChainDocument> {
  const chain = standing(await readWholeChain(tx, access, place))
  const params = [access.territoryId, place.evaluationId]
  const names = await tx.one<{ territory: string; evaluation: string; isDemonstration: boolean; on: string }>(
    `select t.name as territory, e.title as evaluation, t.demo as "isDemonstration", current_date as "on"
     from evaluation e join territory t on t.id = e.territory_id where e.territory_id = $1 and e.id = $2`,
    params,
  )
  const rival = place.rivalId
    ? await tx.one<{ name: string; heldBy: string }>(
        'select name, held_by as "heldBy" from chain_rival where territory_id = $1 and evaluation_id = $2 and id = $3',
        [...params, place.rivalId],
      )
    : null
  const evidence = await tx.rows<ChainDocument['evidence'][number]>(
    `select r.link_id as "linkId", r.side, r.kind, r.statement, r.source, r.strength, r.downgrades, r.consent
     from chain_evidence r where r.territory_id = $1 and r.evaluation_id = $2 and r.deleted_at is null and ${EVIDENCE_SHOWN}
     order by r.created_at, r.id`,
    params,
  )
  const explanations = await tx.rows<ChainDocument['explanations'][number]>(
    `select r.id, r.element_id as "elementId", r.kind, r.statement, r.plausibility, r.tested from rival_explanation r
     where r.territory_id = $1 and r.evaluation_id = $2 and r.deleted_at is null and ${EXPLANATIONS_SHOWN}
     order by r.plausibility desc nulls last, r.created_at, r.id`,
    params,
  )
  return { ...names, lang, rival, chain, evidence, explanations: rival ? [] : explanations }
}
