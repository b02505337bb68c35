import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { proveParents } from '#platform/server/record-store.ts'
import type { Collection } from '../contract.ts'
import {
  countAnswers,
  countedQuestions,
  type QuestionCounts,
  type ValueCount,
} from '../domain/answer-counts.ts'
import { type Channel, HIDDEN_BELOW } from '../domain/collection.ts'
import { findHiddenGroups } from '../domain/small-groups.ts'
import { getPublishedForm } from './compiled-forms.ts'

const COUNTED =
  'a.territory_id = $1 and a.collection_id = $2 and a.deleted_at is null and a.withdrawn_at is null'

type GroupCount = { groupId: string | null; received: number }

function countByGroup(tx: Tx, access: TerritoryAccess, collectionId: string): Promise<GroupCount[]> {
  return tx.rows<GroupCount>(
    `select a.group_id as "groupId", count(*)::int as received from answer a where ${COUNTED} group by 1`,
    [access.territoryId, collectionId],
  )
}

export type Rate = {
  groupId: string | null
  name: string
  population: number | null
  asked: number | null
  wanted: number | null
  received: number
}

/** How many answers came, by group, channel and day (in France). `asked`: people invited by mail; null where links are open. */
export async function readRates(tx: Tx, access: TerritoryAccess, collectionId: string) {
  const of = [access.territoryId, collectionId]
  const received = await countByGroup(tx, access, collectionId)
  const groups = await tx.rows<Rate>(
    `select g.id as "groupId", g.name, g.population, g.wanted, 0 as received,
       case when exists (select 1 from collection_link l where l.collection_id = g.collection_id and l.deleted_at is null
           and (l.group_id = g.id or (l.kind = 'relay' and l.group_id is null))) then null
         else nullif((select count(*)::int from collection_invitation i where i.group_id = g.id and i.sent_at is not null), 0) end as asked
     from collection_group g where g.territory_id = $1 and g.collection_id = $2 and g.deleted_at is null order by lower(g.name), g.id`,
    of,
  )
  const known = new Set(groups.map(({ groupId }) => groupId))
  const counted = (groupId: string | null) => received.find((each) => each.groupId === groupId)?.received ?? 0
  // Of no group, or of one that was deleted since.
  const others = received
    .filter(({ groupId }) => !known.has(groupId))
    .reduce((sum, each) => sum + each.received, 0)
  const without: Rate[] =
    others === 0 && groups.length > 0
      ? []
      : [{ groupId: null, name: '', population: null, asked: null, wanted: null, received: others }]
  return {
    received: received.reduce((sum, each) => sum + each.received, 0),
    groups: [...groups.map((group) => ({ ...group, received: counted(group.groupId) })), ...without],
    channels: await tx.rows<{ channel: Channel; received: number }>(
      `select a.channel, count(*)::int as received from answer a where ${COUNTED} group by 1 order by 2 desc, 1`,
      of,
    ),
    byDay: await tx.rows<{ day: string; received: number }>(
      `select (a.received_at at time zone 'Europe/Paris')::date as day, count(*)::int as received from answer a where ${COUNTED}
       group by 1 order by 1`,
      of,
    ),
  }
}

type Results = { answers: number; hidden: boolean; questions: QuestionCounts[] }

/** Distinct values by question: the database counts, so that a hundred thousand answers stay where they are. */
function readValues(
  tx: Tx,
  access: TerritoryAccess,
  { id }: Collection,
  names: readonly string[],
  groupId: string | undefined,
): Promise<ValueCount[]> {
  return tx.rows<ValueCount>(
    `select e.key as name, e.value, count(*)::int as n from answer a cross join jsonb_each(a.answers) e
     where ${COUNTED} and e.key = any ($3::text[]) and ($4::uuid is null or a.group_id = $4) group by 1, 2`,
    [access.territoryId, id, names, groupId ?? null],
  )
}

/**
 * What was answered, as counts. Nothing of fewer than five answers, nor of a group whose like could be worked out from the
 * whole; in a group, a question whose remainder in the whole is that small is hidden too.
 */
export async function readResults(
  tx: Tx,
  access: TerritoryAccess,
  collection: Collection,
  groupId: string | undefined,
): Promise<Results> {
  if (groupId !== undefined)
    await proveParents(tx, access, { table: 'collection_group', kind: 'collection-group' }, groupId, {
      collectionId: collection.id,
    })
  const counts = new Map(
    (await countByGroup(tx, access, collection.id)).map((each) => [each.groupId, each.received]),
  )
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const answers = groupId === undefined ? total : (counts.get(groupId) ?? 0)
  const isSmall = answers < HIDDEN_BELOW || (groupId !== undefined && findHiddenGroups(counts).has(groupId))
  if (isSmall || collection.versionId === null) return { answers, hidden: true, questions: [] }
  const { compiled } = await getPublishedForm(
    tx,
    access.territoryId,
    collection.versionId,
    collection.questionnaireId,
  )
  const names = countedQuestions(compiled).map(({ name }) => name)
  const mine = countAnswers(compiled, await readValues(tx, access, collection, names, groupId))
  if (groupId === undefined) return { answers, hidden: false, questions: mine }
  const all = countAnswers(compiled, await readValues(tx, access, collection, names, undefined))
  const questions = mine.map((question, i) => {
    const rest = (all[i]?.answered ?? 0) - question.answered
    if (rest === 0 || rest >= HIDDEN_BELOW) return question
    return { ...question, counts: question.counts.map((each) => ({ ...each, n: null })), numbers: null }
  })
  return { answers, hidden: false, questions }
}
