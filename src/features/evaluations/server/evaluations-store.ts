import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { RecordTable } from '#platform/server/record-store.ts'
import { OBJECTIVE_TICKS } from '../domain/objective.ts'
import type { EvaluationCounts } from '../domain/progress.ts'
import { STORY_CARDS } from '../domain/story.ts'

export const evaluationTable: RecordTable = {
  table: 'evaluation',
  kind: 'evaluation',
  fields: ['title', 'mode', 'perimeter', 'startedOn'],
  json: ['perimeter'],
  documents: ['perimeter'],
  order: 'r.created_at desc, r.id',
}
export const storyTable: RecordTable = {
  table: 'story',
  kind: 'story',
  fields: ['evaluationId', 'title', 'cards'],
  json: ['cards'],
  documents: ['cards'],
}
export const objectiveTable: RecordTable = {
  table: 'objective',
  kind: 'objective',
  fields: [
    'evaluationId',
    'storyIds',
    'position',
    'change',
    'who',
    'what',
    'byHowMuch',
    'byWhen',
    'noticedBy',
    'thanksTo',
    'sat',
    'ticks',
  ],
  json: ['ticks'],
  documents: ['ticks'],
  order: 'r.position, r.created_at, r.id',
}

export const meansTable: RecordTable = {
  table: 'means_entry',
  kind: 'means-entry',
  fields: ['evaluationId', 'spentOn', 'days', 'hours', 'euros', 'what', 'byWhom'],
  numbers: ['days', 'hours'],
  order: 'r.spent_on desc, r.created_at desc, r.id',
}

type CountRow = Omit<
  EvaluationCounts,
  'perimeterCompleteness' | 'storyCards' | 'objectivesHolding' | 'chainFindings'
> & {
  perimeter: Record<string, unknown>
  openedOn: string
  cards: Record<string, string>[] | null
  ticks: Record<string, boolean | null>[] | null
}

/** What an evaluation holds, counted in one statement; the parts that need the domain's rules come raw. */
export async function countEvaluation(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<CountRow> {
  const row = await tx.maybe<CountRow>(
    `select e.perimeter || jsonb_build_object('title', e.title, 'mode', e.mode) as perimeter,
      coalesce(e.started_on, e.created_at::date) as "openedOn",
      (select jsonb_agg(s.cards) from story s where s.evaluation_id = e.id and s.deleted_at is null) as cards,
      (select jsonb_agg(o.ticks) from objective o where o.evaluation_id = e.id and o.deleted_at is null) as ticks,
      (select count(*)::int from objective o where o.evaluation_id = e.id and o.deleted_at is null) as objectives,
      (select count(*)::int from chain_element c where c.evaluation_id = e.id and c.rival_id is null and c.deleted_at is null) as "chainElements",
      (select count(*)::int from chain_link c where c.evaluation_id = e.id and c.rival_id is null and c.deleted_at is null) as "chainLinks",
      (select count(*)::int from stakeholder s where s.evaluation_id = e.id and s.deleted_at is null) as stakeholders,
      (select count(distinct r.stakeholder_id)::int from stakeholder_rating r join stakeholder s on s.id = r.stakeholder_id
        where s.evaluation_id = e.id and s.deleted_at is null and r.deleted_at is null) as "stakeholdersRated",
      (select count(*)::int from framework_line l where l.evaluation_id = e.id and l.deleted_at is null and not l.is_set_aside) as "frameworkLines",
      (select count(*)::int from framework_line l where l.evaluation_id = e.id and l.deleted_at is null and not l.is_set_aside
        and l.owner <> '' and l.due_on is not null) as "frameworkLinesAssigned",
      (select count(*)::int from framework_line l where l.evaluation_id = e.id and l.deleted_at is null and not l.is_set_aside
        and exists (select 1 from observation o where o.line_id = l.id and o.deleted_at is null and o.value is not null)) as "linesWithValue",
      (select count(*)::int from framework_line l where l.evaluation_id = e.id and l.deleted_at is null and not l.is_set_aside
        and l.baseline is not null and l.target is not null) as "linesWithTarget",
      (select count(*)::int from support s where s.evaluation_id = e.id and s.deleted_at is null) as supports,
      (select count(distinct p.support_id)::int from publication p join support s on s.id = p.support_id
        where s.evaluation_id = e.id and s.deleted_at is null and p.deleted_at is null and p.revoked_at is null) as "supportsPublished"
     from evaluation e where e.territory_id = $1 and e.id = $2 and e.deleted_at is null`,
    [access.territoryId, evaluationId],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'evaluation', id: evaluationId })
  return row
}

/** The fullest story's cards, and how many objectives pass all five ticks. */
export function countStoryAndTicks(row: CountRow): { storyCards: number; objectivesHolding: number } {
  const filled = (row.cards ?? []).map(
    (cards) => STORY_CARDS.filter((card) => (cards[card] ?? '').trim()).length,
  )
  const holding = (row.ticks ?? []).filter((ticks) => OBJECTIVE_TICKS.every((tick) => ticks[tick] === true))
  return { storyCards: Math.max(0, ...filled), objectivesHolding: holding.length }
}
