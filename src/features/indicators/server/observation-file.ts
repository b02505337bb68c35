import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { makeJudgingThread } from '#platform/server/imports/judging-thread.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { ObservationsAround } from '../domain/observation-reading.ts'

/** Judges tables of values (observation-judging.ts) apart from the server's work. */
export const observationJudging = makeJudgingThread<Mending, ObservationsAround>(
  new URL('./observation-judging.ts', import.meta.url),
)

/** The framework and its values, as this transaction sees them. */
export async function findObservationsAround(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<ObservationsAround> {
  const scope = [access.territoryId, evaluationId]
  const lines = await tx.rows<ObservationsAround['lines'][number]>(
    `select id, name, indicator_code as code, unit, kind from framework_line
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by position, created_at, id`,
    scope,
  )
  const known = await tx.rows<ObservationsAround['known'][number]>(
    `select line_id as "lineId", period_from as "periodFrom", period_to as "periodTo" from observation
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null`,
    scope,
  )
  const { name } = await tx.one<{ name: string }>('select name from territory where id = $1', [
    access.territoryId,
  ])
  return { lines, known, territory: name }
}
