import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  type CastVote,
  DEFAULT_BALLOT,
  findBallotFault,
  type LineVote,
  tallyVotes,
} from '../domain/priority-vote.ts'

type Rules = { pointsEach: number; mostALine: number; isOpen: boolean; version: number }

type RuleChange = { [R in Exclude<keyof Rules, 'version'>]?: Rules[R] | undefined }

async function findRules(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<Rules> {
  const row = await tx.maybe<Rules>(
    `select points_each as "pointsEach", most_a_line as "mostALine", is_open as "isOpen", version from framework_ballot
     where territory_id = $1 and evaluation_id = $2`,
    [access.territoryId, evaluationId],
  )
  return row ?? { ...DEFAULT_BALLOT, version: 0 }
}

/** The vote as whoever asks sees it. @throws Problem `record.absent` for an evaluation of nowhere */
export async function readBallot(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  const scope = [access.territoryId, evaluationId]
  const known = await tx.maybe('select 1 from evaluation where territory_id = $1 and id = $2', scope)
  if (!known) throw new Problem('record.absent', 'absent', { kind: 'evaluation', id: evaluationId })
  const rules = await findRules(tx, access, evaluationId)
  const lines = await tx.rows<{ id: string }>(
    `select id from framework_line where territory_id = $1 and evaluation_id = $2 and deleted_at is null
     order by position, created_at, id`,
    scope,
  )
  const votes = await tx.rows<CastVote>(
    `select line_id as "lineId", person_id as "personId", points from framework_vote
     where territory_id = $1 and evaluation_id = $2 order by created_at, id`,
    scope,
  )
  const { voters, tallies } = tallyVotes(
    lines.map(({ id }) => id),
    votes,
  )
  const own = new Map<string, number>(
    votes.flatMap((vote) => (vote.personId === access.personId ? [[vote.lineId, vote.points] as const] : [])),
  )
  const mine = lines.flatMap(({ id }) => {
    const points = own.get(id)
    return points === undefined ? [] : [{ lineId: id, points }]
  })
  return { ...rules, mine, voters, tallies: tallies.map((tally) => ({ ...tally })) }
}

/** Changes the rules over the version that was seen. @throws Problem `framework.ballot-changed` (conflict) */
export async function changeRules(
  tx: Tx,
  access: TerritoryAccess,
  change: { evaluationId: string; version: number; values: RuleChange },
): Promise<void> {
  const { evaluationId, version, values } = change
  const rules = await findRules(tx, access, evaluationId)
  const { pointsEach = rules.pointsEach, mostALine = rules.mostALine, isOpen = rules.isOpen } = values
  const row = await tx.maybe(
    `insert into framework_ballot as b (territory_id, evaluation_id, points_each, most_a_line, is_open) values ($1, $2, $3, $4, $5)
     on conflict (evaluation_id) do update set points_each = $3, most_a_line = $4, is_open = $5 where b.version = $6 returning b.id`,
    [access.territoryId, evaluationId, pointsEach, mostALine, isOpen, version],
  )
  if (!row) throw new Problem('framework.ballot-changed', 'conflict')
}

/**
 * Gives a person's points, in place of all that she gave before. @throws Problem `framework.ballot-closed`,
 * `framework.ballot-over`, `framework.ballot-line-over`, `framework.ballot-line-twice`, `record.absent`
 */
export async function castVotes(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, votes }: { evaluationId: string; votes: readonly LineVote[] },
): Promise<void> {
  const rules = await findRules(tx, access, evaluationId)
  if (!rules.isOpen) throw new Problem('framework.ballot-closed', 'conflict')
  const given = votes.filter(({ points }) => points > 0)
  if (new Set(given.map(({ lineId }) => lineId)).size < given.length) {
    throw new Problem('framework.ballot-line-twice', 'caller')
  }
  const fault = findBallotFault(given, rules)
  if (fault) throw new Problem(fault.code, 'caller', { given: fault.given, most: fault.most })
  // Two windows of one person wait for each other: what was given last stands whole.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('framework-vote ' || $1 || $2, 0))", [
    evaluationId,
    access.personId,
  ])
  const lineIds = given.map(({ lineId }) => lineId)
  const own = [access.territoryId, evaluationId, access.personId]
  await tx.query(
    `delete from framework_vote where territory_id = $1 and evaluation_id = $2 and person_id = $3 and line_id <> all ($4::uuid[])`,
    [...own, lineIds],
  )
  const written = await tx.rows(
    `insert into framework_vote as v (territory_id, evaluation_id, person_id, line_id, points)
     select $1, $2, $3, l.id, g.points from unnest($4::uuid[], $5::int[]) g (id, points)
       join framework_line l on l.territory_id = $1 and l.evaluation_id = $2 and l.id = g.id and l.deleted_at is null
     on conflict (line_id, person_id) do update set points = excluded.points returning v.id`,
    [...own, lineIds, given.map(({ points }) => points)],
  )
  if (written.length < given.length) throw new Problem('record.absent', 'absent', { kind: 'framework-line' })
}
