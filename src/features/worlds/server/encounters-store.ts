import type { InferContractRouterOutputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import { addMonths } from '#kernel/day.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { type NetworkView, networkOn } from '../domain/network-on-day.ts'
import {
  type IntroductionConsent,
  type MeetingNetwork,
  proposeMeetings,
  relevanceFrom,
} from '../domain/who-should-meet.ts'
import { readNetworkSettings } from './network-settings-store.ts'
import { readNetwork } from './network-store.ts'
import { readWorldInterests } from './world-interests-store.ts'

export type EncounterProposals = InferContractRouterOutputs<typeof worldsContract>['network']['encounters']

/** A pair that was accepted, held or set aside is left in peace for that long. */
const PAUSE_MONTHS = 12

/** The pairs of worlds that should meet on a day, the most pressing first, without those decided within a year. */
export async function proposeEncounters(
  tx: Tx,
  access: TerritoryAccess,
  { day, limit }: { day: string; limit: number },
): Promise<EncounterProposals> {
  const data = await readNetwork(tx, access)
  const view = networkOn(data, day)
  const { complementarity } = await readNetworkSettings(tx, access)
  const interests = await readWorldInterests(tx, access, view)
  const since = addMonths(day, -PAUSE_MONTHS) ?? day
  const decided = await readDecided(tx, access, since)
  const names = new Map(data.actors.map(({ id, name }) => [id, name]))
  // That a person could join two worlds is said in the team alone.
  const kept = new Set(
    access.role === 'reader' ? data.actors.flatMap(({ id, kind }) => (kind === 'person' ? [id] : [])) : [],
  )
  const proposals = proposeMeetings(meetingNetwork(view, await readAsked(tx, access, since)), {
    relevance: relevanceFrom({ complementarity, ...interests }),
    // As many more as may be left out: chains of people are looked for those alone that are proposed.
    limit: limit + decided.size,
  })
  return proposals
    .filter(({ worldA, worldB }) => !decided.has(pairKey(worldA, worldB)))
    .slice(0, limit)
    .map((proposal) => ({
      worldA: proposal.worldA,
      worldB: proposal.worldB,
      score: proposal.score,
      gap: proposal.gap,
      relevance: proposal.relevance,
      relevanceFrom: proposal.relevanceFrom,
      weight: proposal.weight,
      shared: proposal.shared,
      expected: proposal.expected,
      form: proposal.form,
      introducers: proposal.introducers
        .filter(({ actor }) => !kept.has(actor))
        .map(({ actor, load, inBoth }) => ({ actorId: actor, name: names.get(actor) ?? '', load, inBoth })),
    }))
}

/** Two worlds on a day: actors of both, and w_ij·W/(s_i·s_j); null while one of them has nobody. */
export function meetingOn(view: NetworkView, worldA: string, worldB: string) {
  const membersOf = (world: string) =>
    new Set(view.memberships.filter(({ worldId }) => worldId === world).map(({ actorId }) => actorId))
  const [inA, inB] = [membersOf(worldA), membersOf(worldB)]
  const shared = [...inA].filter((id) => inB.has(id)).length
  const expected = view.actors.length > 0 ? (inA.size * inB.size) / view.actors.length : 0
  return { shared, expected, affinity: expected > 0 ? shared / expected : null, inA, inB }
}

export function meetingNetwork(
  view: NetworkView,
  asked: Pick<MeetingNetwork, 'load' | 'consent'> = {},
): MeetingNetwork {
  return {
    worlds: view.worlds.map(({ id }) => id),
    actors: view.actors.map(({ id }) => id),
    memberships: view.memberships.map(({ actorId, worldId, weight }) => ({
      actor: actorId,
      world: worldId,
      weight,
    })),
    ties: view.ties.map(({ fromId, toId, strength }) => ({ a: fromId, b: toId, strength })),
    ...asked,
  }
}

export const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

async function readDecided(tx: Tx, { territoryId }: TerritoryAccess, since: string): Promise<Set<string>> {
  const rows = await tx.rows<{ a: string; b: string }>(
    `select world_a_id as a, world_b_id as b from world_encounter
     where territory_id = $1 and deleted_at is null and created_at::date >= $2`,
    [territoryId, since],
  )
  return new Set(rows.map(({ a, b }) => pairKey(a, b)))
}

/** How many introductions each was asked for within the year, and what each said of being asked. */
async function readAsked(tx: Tx, { territoryId }: TerritoryAccess, since: string) {
  const loads = await tx.rows<{ id: string; n: number }>(
    `select i.id, count(*)::int as n from world_encounter e, unnest(e.introducers) as i (id)
     where e.territory_id = $1 and e.deleted_at is null and e.state in ('accepted', 'held') and e.created_at::date >= $2
     group by i.id`,
    [territoryId, since],
  )
  const answers = await tx.rows<{ id: string; refused: boolean; given: boolean }>(
    `select actor_id as id, withdrawn_at is not null as refused, consented_at is not null as given
     from network_notice where territory_id = $1 and deleted_at is null and erased_at is null and actor_id is not null`,
    [territoryId],
  )
  const consent = answers.map(({ id, refused, given }): [string, IntroductionConsent] => [
    id,
    refused ? 'refused' : given ? 'given' : 'unasked',
  ])
  return { load: new Map(loads.map(({ id, n }) => [id, n])), consent: new Map(consent) }
}
