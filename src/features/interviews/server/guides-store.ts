import type { Instrument } from '#features/framework/domain/coverage.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { type GuideItem, type GuideLine, instrumentOfGuide } from '../domain/guide.ts'
import type { Format } from '../domain/interview.ts'

type Scope = { readonly territoryId: string }

/** Lines of the framework in their order, with what a question needs of them. */
export async function findGuideLines(
  tx: Tx,
  { territoryId }: Scope,
  evaluationId: string,
): Promise<GuideLine[]> {
  return tx.rows<GuideLine>(
    `select id, name, question, criterion, definition, mode, is_set_aside as "isSetAside" from framework_line
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by position, created_at, id`,
    [territoryId, evaluationId],
  )
}

/** Guides and meeting sheets of an evaluation as the coverage of its framework counts them. */
export async function findGuideInstruments(
  tx: Tx,
  { territoryId }: Scope,
  evaluationId: string,
): Promise<Instrument[]> {
  const guides = await tx.rows<{ id: string; title: string; format: Format; items: GuideItem[] }>(
    `select id, title, format, items from interview_guide
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by created_at, id`,
    [territoryId, evaluationId],
  )
  return guides.map(instrumentOfGuide)
}

export type SheetNames = { territory: string; evaluation: string; isDemonstration: boolean; on: string }

/** What stands above every sheet of paper: the territory, the evaluation, the day. */
export async function readSheetNames(
  tx: Tx,
  { territoryId }: Scope,
  evaluationId: string,
): Promise<SheetNames> {
  return tx.one<SheetNames>(
    `select t.name as territory, e.title as evaluation, t.demo as "isDemonstration", current_date as "on"
     from evaluation e join territory t on t.id = e.territory_id where e.territory_id = $1 and e.id = $2`,
    [territoryId, evaluationId],
  )
}
