import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { makePublicationToken } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { agendaLinkSchema } from '../contract.ts'
import type { AgendaScope } from '../domain/agenda-link.ts'
import type { CalendarEvent } from '../domain/icalendar.ts'

export type AgendaLink = z.infer<typeof agendaLinkSchema>
type Row = Omit<AgendaLink, 'link'> & { token: string }

const LINK = 'id, version, name, scope, lang, token, created_at as "createdAt"'
const OPEN = 'from agenda_link where territory_id = $1 and deleted_at is null'

const show = ({ token, ...row }: Row, publicUrl: string): AgendaLink => ({
  ...row,
  link: `${publicUrl}/api/agenda/${token}/agenda.ics`,
})

export async function findAgendaLinks(
  tx: Tx,
  access: TerritoryAccess,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  publicUrl: string,
): Promise<Page<AgendaLink>> {
  const offset = readCursor(cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select ${LINK}, count(*) over ()::int as full ${OPEN} order by created_at, id limit $2 offset $3`,
    [access.territoryId, limit, offset],
  )
  const page = pageOfRows<Row>(rows, offset)
  return { ...page, items: page.items.map((row) => show(row, publicUrl)) }
}

export async function openAgendaLink(
  tx: Tx,
  access: TerritoryAccess,
  { name, scope, lang }: { name: string; scope: AgendaScope; lang: 'fr' | 'en' },
  publicUrl: string,
): Promise<AgendaLink> {
  const { token, tokenHash } = makePublicationToken()
  const row = await tx.one<Row>(
    `insert into agenda_link (territory_id, name, scope, lang, token, token_hash) values ($1, $2, $3, $4, $5, $6) returning ${LINK}`,
    [access.territoryId, name, scope, lang, token, tokenHash],
  )
  return show(row, publicUrl)
}

type One = { id: string; version: number }

/** Fails with `record.absent`, or with `record.stale` when somebody changed it since. */
async function refuse(tx: Tx, access: TerritoryAccess, { id }: One): Promise<never> {
  const current = await tx.maybe<{ version: number }>(`select version ${OPEN} and id = $2`, [
    access.territoryId,
    id,
  ])
  const kind = 'agenda-link'
  if (!current) throw new Problem('record.absent', 'absent', { kind, id })
  throw new Problem('record.stale', 'conflict', { kind, id, current, yours: {} })
}

/** A new secret: whoever has the former address reads nothing any more. */
export async function rotateAgendaLink(
  tx: Tx,
  access: TerritoryAccess,
  one: One,
  publicUrl: string,
): Promise<AgendaLink> {
  const { token, tokenHash } = makePublicationToken()
  const row = await tx.maybe<Row>(
    `update agenda_link set token = $4, token_hash = $5 where territory_id = $1 and id = $2 and version = $3 and deleted_at is null
     returning ${LINK}`,
    [access.territoryId, one.id, one.version, token, tokenHash],
  )
  return row ? show(row, publicUrl) : refuse(tx, access, one)
}

export async function closeAgendaLink(tx: Tx, access: TerritoryAccess, one: One): Promise<void> {
  const row = await tx.maybe(
    `update agenda_link set deleted_at = now() where territory_id = $1 and id = $2 and version = $3 and deleted_at is null returning 1`,
    [access.territoryId, one.id, one.version],
  )
  if (!row) await refuse(tx, access, one)
}

export type Feed = {
  readonly territoryName: string
  readonly lang: 'fr' | 'en'
  readonly events: readonly CalendarEvent[]
}

/** What a calendar reads under a secret address. Fails with `levers.feed-unknown`, `levers.feed-closed`. */
export async function readFeed(tx: Tx, token: string): Promise<Feed> {
  const hash = createHash('sha256').update(token).digest('hex')
  const found = await tx.maybe<{ territoryName: string; lang: 'fr' | 'en'; revoked: boolean }>(
    'select territory_name as "territoryName", lang, revoked from find_agenda($1)',
    [hash],
  )
  if (!found) throw new Problem('levers.feed-unknown', 'absent')
  if (found.revoked) throw new Problem('levers.feed-closed', 'gone')
  const events = await tx.rows<CalendarEvent>(
    `select id, title, state, starts_on as "startsOn", ends_on as "endsOn", starts_at as "startsAt", ends_at as "endsAt", place, version
     from read_agenda($1)`,
    [hash],
  )
  return { territoryName: found.territoryName, lang: found.lang, events }
}
