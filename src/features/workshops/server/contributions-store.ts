import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { WorkshopContribution } from '../contract.ts'
import type { ContributionKind, ContributionState } from '../domain/contribution.ts'

const CONTRIBUTION = `c.id, c.version, c.kind, nullif(c.content, '{}') as content, c.state, c.reason, c.created_at as "sentAt",
  c.decided_at as "decidedAt", d.name as "decidedByName",
  jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'urbalGroup', p.urbal_group, 'setAsideAt', p.set_aside_at) as participant,
  case when c.landed_id is not null then
    jsonb_build_object('kind', c.landed_kind, 'id', c.landed_id, 'card', c.landing ->> 'card') end as landed`

const FROM = `contribution c join participant p on p.id = c.participant_id left join person d on d.id = c.decided_by`

/** A contribution of the path. */
export type ContributionPlace = { evaluationId: string; workshopId: string; id: string }

type PageOf = {
  workshopId: string
  state?: ContributionState | undefined
  kind?: ContributionKind | undefined
  cursor?: string | undefined
  limit: number
}

export async function findContributionPage(
  tx: Tx,
  access: TerritoryAccess,
  page: PageOf,
): Promise<Page<WorkshopContribution>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<WorkshopContribution & { full: number }>(
    `select ${CONTRIBUTION}, count(*) over ()::int as full from ${FROM}
     where c.territory_id = $1 and c.workshop_id = $2 and ($3::text is null or c.state = $3) and ($4::text is null or c.kind = $4)
     order by c.created_at desc, c.id limit $5 offset $6`,
    [access.territoryId, page.workshopId, page.state ?? null, page.kind ?? null, page.limit, offset],
  )
  return pageOfRows<WorkshopContribution>(rows, offset)
}

export async function getContribution(
  tx: Tx,
  access: TerritoryAccess,
  of: ContributionPlace,
): Promise<WorkshopContribution> {
  const row = await tx.maybe<WorkshopContribution>(
    `select ${CONTRIBUTION} from ${FROM}
     where c.territory_id = $1 and c.evaluation_id = $2 and c.workshop_id = $3 and c.id = $4`,
    [access.territoryId, of.evaluationId, of.workshopId, of.id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'contribution', id: of.id })
  return row
}

/** What was written of where a contribution landed, for its undo; see `landing.ts`. */
export type Landing = {
  readonly how: 'append' | 'become' | 'create' | 'edit' | 'join'
  readonly card?: string | undefined
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** Of a created record, as it stood then. */
  readonly version?: number | undefined
}

export type Landed = { readonly kind: 'story' | 'chain-element' | 'stakeholder'; readonly id: string }

export type HeldContribution = {
  readonly id: string
  readonly evaluationId: string
  readonly kind: ContributionKind
  readonly content: Readonly<Record<string, string>>
  readonly state: ContributionState
  readonly decidedBy: string | null
  readonly landedKind: Landed['kind'] | null
  readonly landedId: string | null
  readonly landing: Landing | null
}

/** Reads a contribution and holds it until the end of the transaction: of two who judge it at once one waits. */
export async function holdContribution(
  tx: Tx,
  access: { territoryId: string },
  of: { workshopId: string; id: string },
): Promise<HeldContribution> {
  const row = await tx.maybe<HeldContribution>(
    `select id, evaluation_id as "evaluationId", kind, content, state, decided_by as "decidedBy",
       landed_kind as "landedKind", landed_id as "landedId", landing
     from contribution where territory_id = $1 and workshop_id = $2 and id = $3 for update`,
    [access.territoryId, of.workshopId, of.id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'contribution', id: of.id })
  return row
}

type Judgement = {
  state: ContributionState
  reason?: string
  landed?: Landed | undefined
  landing?: Landing | undefined
}

/** Writes down what was decided, by whom and where it landed; `waiting` forgets all that. */
export async function writeJudgement(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  { state, reason = '', landed, landing }: Judgement,
): Promise<void> {
  await tx.query(
    `update contribution set state = $3, reason = $4, landed_kind = $5, landed_id = $6, landing = $7,
       decided_by = case when $3 = 'waiting' then null else $8::uuid end,
       decided_at = case when $3 = 'waiting' then null else now() end
     where territory_id = $1 and id = $2`,
    [
      access.territoryId,
      id,
      state,
      reason,
      landed?.kind ?? null,
      landed?.id ?? null,
      landing ? JSON.stringify(landing) : null,
      access.personId,
    ],
  )
}
