import type { InferContractRouterInputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { networkOn } from '../domain/network-on-day.ts'
import { proposeMeetings, relevanceFrom } from '../domain/who-should-meet.ts'
import { meetingNetwork, meetingOn, pairKey } from './encounters-store.ts'
import { namingRules } from './network-rules.ts'
import { readNetworkSettings } from './network-settings-store.ts'
import { readNetwork } from './network-store.ts'
import { readWorldInterests } from './world-interests-store.ts'

type Accepted = Omit<InferContractRouterInputs<typeof worldsContract>['acceptEncounter'], 'territoryId'>

/**
 * A proposal becomes an encounter and a planned action of both worlds, with those who introduce them. The figures of
 * that day are kept with it, so that then and now can be told apart. The same id sent twice is one encounter.
 */
export async function acceptEncounter(
  tx: Tx,
  access: TerritoryAccess,
  input: Accepted,
  today: string,
): Promise<{ encounterId: string; actionId: string }> {
  const { territoryId } = access
  const { worldAId, worldBId, form, plannedOn, title } = input
  const introducers = [...new Set(input.introducers)]
  const there = await findAccepted(tx, territoryId, input.id)
  if (there) return there
  if (worldAId === worldBId) throw new Problem('worlds.encounter-with-itself', 'caller')
  await refuseUnknown(tx, territoryId, 'social_world', 'social-world', [worldAId, worldBId])
  await refuseUnknown(tx, territoryId, 'actor', 'actor', introducers)
  const reason = await reasonOf(tx, access, { worldAId, worldBId }, today)
  return namingRules(async () => {
    const { id: actionId } = await tx.one<{ id: string }>(
      `insert into action (territory_id, title, kind, state, started_on) values ($1, $2, $3, 'planned', $4) returning id`,
      [territoryId, title, form === 'joint_project' ? 'project' : 'event', plannedOn],
    )
    await tx.query(
      `insert into action_world (territory_id, action_id, world_id) select $1, $2, w from unnest($3::uuid[]) as w`,
      [territoryId, actionId, [worldAId, worldBId]],
    )
    await tx.query(
      `insert into action_actor (territory_id, action_id, actor_id) select $1, $2, a from unnest($3::uuid[]) as a`,
      [territoryId, actionId, introducers],
    )
    const made = await tx.maybe(
      `insert into world_encounter (id, territory_id, world_a_id, world_b_id, form, reason, introducers, action_id, planned_on)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7::uuid[], $8, $9) on conflict (id) do nothing returning 1`,
      [
        input.id,
        territoryId,
        worldAId,
        worldBId,
        form,
        JSON.stringify(reason),
        introducers,
        actionId,
        plannedOn,
      ],
    )
    // Somebody else's identifier; what was just written goes with the transaction.
    if (!made) throw new Problem('record.absent', 'conflict', { kind: 'world-encounter', id: input.id })
    return { encounterId: input.id, actionId }
  })
}

async function findAccepted(tx: Tx, territoryId: string, id: string) {
  // Two sendings of the same act at once: the second waits here for the first.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
  const found = await tx.maybe<{ actionId: string | null }>(
    'select action_id as "actionId" from world_encounter where territory_id = $1 and id = $2',
    [territoryId, id],
  )
  if (!found) return undefined
  if (found.actionId === null) throw new Problem('record.absent', 'absent', { kind: 'action', id })
  return { encounterId: id, actionId: found.actionId }
}

async function refuseUnknown(
  tx: Tx,
  territoryId: string,
  table: string,
  kind: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const known = await tx.rows<{ id: string }>(
    `select id from ${table} where territory_id = $1 and id = any ($2) and deleted_at is null`,
    [territoryId, ids],
  )
  const missing = ids.find((id) => !known.some((each) => each.id === id))
  if (missing !== undefined) throw new Problem('record.absent', 'absent', { kind, id: missing })
}

/** The figures of the day, as the proposal said them; those of a pair that was not proposed all the same. */
async function reasonOf(
  tx: Tx,
  access: TerritoryAccess,
  { worldAId, worldBId }: { worldAId: string; worldBId: string },
  asOf: string,
) {
  const view = networkOn(await readNetwork(tx, access), asOf)
  const { complementarity } = await readNetworkSettings(tx, access)
  const relevance = relevanceFrom({ complementarity, ...(await readWorldInterests(tx, access, view)) })
  // Without ties: nobody is looked for who could introduce them.
  const asked = { ...meetingNetwork(view), ties: [] }
  const proposals = proposeMeetings(asked, { relevance, limit: Number.POSITIVE_INFINITY })
  const wanted = pairKey(worldAId, worldBId)
  const proposal = proposals.find(({ worldA, worldB }) => pairKey(worldA, worldB) === wanted)
  const { shared, expected, affinity } = meetingOn(view, worldAId, worldBId)
  return {
    score: proposal?.score ?? null,
    gap: proposal?.gap ?? null,
    relevance: proposal?.relevance ?? null,
    weight: proposal?.weight ?? null,
    shared,
    expected,
    affinity,
    asOf,
  }
}
