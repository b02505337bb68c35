import { makePublicationToken } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, type RecordTable, readCursor } from '#platform/server/record-store.ts'
import { composeSupport } from './support-composition.ts'

export const supportTable: RecordTable = {
  table: 'support',
  kind: 'support',
  fields: [
    'evaluationId',
    'title',
    'audience',
    'use',
    'lang',
    'keyMessage',
    'storyId',
    'callToAction',
    'limits',
  ],
  order: 'r.created_at desc, r.id',
}

/** Its evaluation is that of its support: the routes say it, the table does not hold it twice. */
export const statementTable: RecordTable = {
  table: 'statement',
  kind: 'statement',
  fields: ['supportId', 'observationId', 'position', 'sentence', 'evidence', 'people'],
  order: 'r.position, r.created_at, r.id',
}

type SupportScope = { evaluationId: string; supportId: string }

/** A support of this evaluation that was not deleted; fails with `record.absent`. */
export async function proveSupport(tx: Tx, access: TerritoryAccess, scope: SupportScope): Promise<void> {
  const found = await tx.maybe(
    'select 1 from support where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
    [access.territoryId, scope.evaluationId, scope.supportId],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'support', id: scope.supportId })
}

/** A statement of that support; fails with `record.absent`. */
export async function proveStatement(
  tx: Tx,
  access: TerritoryAccess,
  scope: SupportScope,
  id: string,
): Promise<void> {
  const found = await tx.maybe(
    `select 1 from statement s join support p on p.id = s.support_id
     where s.territory_id = $1 and p.evaluation_id = $2 and s.support_id = $3 and s.id = $4`,
    [access.territoryId, scope.evaluationId, scope.supportId, id],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'statement', id })
}

/** A support tells figures and stories of its own evaluation (`restitution.observation-elsewhere`, `…story-elsewhere`). */
export async function refuseElsewhere(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  table: 'observation' | 'story',
  id: string | null | undefined,
): Promise<void> {
  if (id === null || id === undefined) return
  const found = await tx.maybe(
    `select 1 from ${table} where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null`,
    [access.territoryId, evaluationId, id],
  )
  if (!found) throw new Problem(`restitution.${table}-elsewhere`, 'caller', { id })
}

export type PublicationRow = {
  id: string
  token: string
  createdAt: string
  revokedAt: string | null
  version: number
}

const PUBLICATION = `id, token, created_at as "createdAt", revoked_at as "revokedAt", version`

/**
 * Publishes a support under an unguessable link, or gives the link that lives already. Refused with what blocks it
 * (`restitution.not-publishable`, with `findings`). The version, when given, must be the one that the caller saw.
 */
export async function publishSupport(
  tx: Tx,
  access: TerritoryAccess,
  supportId: string,
  version?: number,
): Promise<PublicationRow> {
  const locked = await tx.maybe<{ version: number }>(
    'select version from support where territory_id = $1 and id = $2 and deleted_at is null for update',
    [access.territoryId, supportId],
  )
  const composed = await composeSupport(tx, access, supportId)
  if (version !== undefined && locked?.version !== version)
    throw new Problem('record.stale', 'conflict', { kind: 'support', id: supportId })
  const blocking = composed.review.findings.filter((finding) => finding.severity === 'blocking')
  if (blocking.length > 0)
    throw new Problem('restitution.not-publishable', 'caller', { findings: blocking, n: blocking.length })
  const living = await tx.maybe<PublicationRow>(
    `select ${PUBLICATION} from publication where territory_id = $1 and support_id = $2 and revoked_at is null and deleted_at is null
     order by created_at desc limit 1`,
    [access.territoryId, supportId],
  )
  if (living) return living
  const { token, tokenHash } = makePublicationToken()
  return tx.one<PublicationRow>(
    `insert into publication (territory_id, support_id, token, token_hash) values ($1, $2, $3, $4) returning ${PUBLICATION}`,
    [access.territoryId, supportId, token, tokenHash],
  )
}

export async function findPublicationPage(
  tx: Tx,
  access: TerritoryAccess,
  query: { supportId: string; cursor?: string | undefined; limit: number },
): Promise<Page<PublicationRow>> {
  const offset = readCursor(query.cursor)
  const rows = await tx.rows<PublicationRow & { full: number }>(
    `select ${PUBLICATION}, count(*) over ()::int as full from publication
     where territory_id = $1 and support_id = $2 and deleted_at is null order by created_at desc, id limit $3 offset $4`,
    [access.territoryId, query.supportId, query.limit, offset],
  )
  return pageOfRows(rows, offset)
}

/** Withdraws a link for good: who had it is told so. Publishing again makes another one. */
export async function revokePublication(
  tx: Tx,
  access: TerritoryAccess,
  query: { supportId: string; id: string; version: number },
): Promise<PublicationRow> {
  const done = await tx.maybe<PublicationRow>(
    `update publication set revoked_at = now() where territory_id = $1 and support_id = $2 and id = $3 and version = $4
       and revoked_at is null returning ${PUBLICATION}`,
    [access.territoryId, query.supportId, query.id, query.version],
  )
  if (done) return done
  const current = await tx.maybe<PublicationRow>(
    `select ${PUBLICATION} from publication where territory_id = $1 and support_id = $2 and id = $3`,
    [access.territoryId, query.supportId, query.id],
  )
  if (!current) throw new Problem('record.absent', 'absent', { kind: 'publication', id: query.id })
  if (current.revokedAt !== null) return current
  throw new Problem('record.stale', 'conflict', { kind: 'publication', id: query.id, current })
}
