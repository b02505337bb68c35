import { makeWorkshopCode } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { showLinkCode } from '#kernel/link-code.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  pageOfRows,
  proveParents,
  type RecordTable,
  readCursor,
  removeRecord,
  restoreRecord,
  updateRecord,
} from '#platform/server/record-store.ts'
import type { Workshop } from '../contract.ts'
import { MOST_OPEN_HOURS, OPEN_HOURS, VOTES_EACH } from '../domain/workshop.ts'

const workshopTable: RecordTable = {
  table: 'workshop',
  kind: 'workshop',
  fields: [
    'title',
    'lang',
    'activities',
    'votesEach',
    'showsResults',
    'state',
    'openedAt',
    'closedAt',
    'closesAt',
    'purgedAt',
  ],
}

/** A workshop of the path: `territoryId` stands in the proof. */
export type Place = { evaluationId: string; workshopId: string }

type Row = Omit<Workshop, 'code' | 'link'> & { token: string }

const WORKSHOP = `w.id, w.version, w.created_at as "createdAt", w.updated_at as "updatedAt", w.deleted_at as "deletedAt",
  false as "toReview", w.evaluation_id as "evaluationId", w.title, w.lang, w.activities, w.votes_each as "votesEach",
  w.shows_results as "showsResults",
  case when w.state = 'open' and w.closes_at <= now() then 'closed' else w.state end as state,
  w.opened_at as "openedAt", case when w.state = 'open' and w.closes_at <= now() then w.closes_at else w.closed_at end as "closedAt",
  w.closes_at as "closesAt", w.purged_at as "purgedAt", w.token,
  (select count(*)::int from participant p where p.workshop_id = w.id and p.set_aside_at is null) as participants,
  (select count(*)::int from contribution c where c.workshop_id = w.id and c.state = 'waiting') as waiting,
  (select count(*)::int from contribution c where c.workshop_id = w.id and c.state <> 'withdrawn') as received`

function present({ token, ...row }: Row, publicUrl: string): Workshop {
  const code = showLinkCode(token)
  return { ...row, code, link: `${publicUrl}/a/${code}` }
}

export async function findWorkshopPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; cursor?: string | undefined; limit: number; deleted?: boolean | undefined },
  publicUrl: string,
): Promise<Page<Workshop>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select ${WORKSHOP}, count(*) over ()::int as full from workshop w
     where w.territory_id = $1 and w.evaluation_id = $2 and w.deleted_at is ${page.deleted ? 'not null' : 'null'}
     order by w.created_at desc, w.id limit $3 offset $4`,
    [access.territoryId, page.evaluationId, page.limit, offset],
  )
  const { items, ...rest } = pageOfRows<Row>(rows, offset)
  return { ...rest, items: items.map((row) => present(row, publicUrl)) }
}

/** Fails with `record.absent` for a workshop of another evaluation; a deleted one is read, so that it can be restored. */
export async function getWorkshop(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, workshopId }: Place,
  publicUrl: string,
): Promise<Workshop> {
  const row = await tx.maybe<Row>(
    `select ${WORKSHOP} from workshop w where w.territory_id = $1 and w.evaluation_id = $2 and w.id = $3`,
    [access.territoryId, evaluationId, workshopId],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'workshop', id: workshopId })
  return present(row, publicUrl)
}

/** Fails with `record.absent` unless the workshop stands in its evaluation. */
export async function proveWorkshopOfPath(tx: Tx, access: TerritoryAccess, of: Place): Promise<void> {
  await proveParents(tx, access, workshopTable, of.workshopId, { evaluationId: of.evaluationId })
}

type Settings = Pick<Workshop, 'title' | 'lang' | 'activities' | 'votesEach' | 'showsResults'>
type Asked = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** A draft with its link, so that it can be printed before the day. */
export async function createWorkshop(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  { title, lang, activities, votesEach, showsResults }: Asked & { title: string },
): Promise<Place> {
  const { token, tokenHash } = makeWorkshopCode()
  const { id } = await tx.one<{ id: string }>(
    `insert into workshop (territory_id, evaluation_id, title, token, token_hash, lang, activities, votes_each, shows_results)
     values ($1, $2, $3, $4, $5, coalesce($6, 'fr'), coalesce($7, '{story}'::text[]), $8, coalesce($9, false))
     returning id`,
    [
      access.territoryId,
      evaluationId,
      title,
      token,
      tokenHash,
      lang,
      activities,
      votesEach ?? VOTES_EACH,
      showsResults,
    ].map((value) => value ?? null),
  )
  return { evaluationId, workshopId: id }
}

function closingOf(openedAt: Date, asked: string | undefined): string {
  const latest = openedAt.getTime() + MOST_OPEN_HOURS * 3_600_000
  const closing = asked ? Date.parse(asked) : openedAt.getTime() + OPEN_HOURS * 3_600_000
  if (closing > latest) throw new Problem('workshops.open-too-long', 'caller', { days: MOST_OPEN_HOURS / 24 })
  if (closing <= Date.now()) throw new Problem('workshops.closes-in-the-past', 'caller', { closesAt: asked })
  return new Date(closing).toISOString()
}

/** Changes settings, also while phones are there: they follow within seconds. */
export async function changeWorkshop(
  tx: Tx,
  access: TerritoryAccess,
  now: Workshop,
  version: number,
  values: Asked & { closesAt?: string | undefined },
): Promise<void> {
  if (values.closesAt !== undefined) {
    if (now.state !== 'open' || !now.openedAt) throw new Problem('workshops.not-open', 'conflict')
    closingOf(new Date(now.openedAt), values.closesAt)
  }
  const activities = values.activities && [...new Set(values.activities)]
  await updateRecord(tx, access, workshopTable, now.id, {
    version,
    values: { ...values, ...(activities ? { activities } : {}) },
  })
}

/** Opens a draft, or a closed one again; one that is open stays as it is. */
export async function openWorkshop(
  tx: Tx,
  access: TerritoryAccess,
  now: Workshop,
  version: number,
  closesAt: string | undefined,
): Promise<void> {
  if (now.state === 'open') return
  const openedAt = new Date()
  await updateRecord(tx, access, workshopTable, now.id, {
    version,
    values: {
      state: 'open',
      openedAt: openedAt.toISOString(),
      closesAt: closingOf(openedAt, closesAt),
      closedAt: null,
      purgedAt: null,
    },
  })
}

export async function closeWorkshop(
  tx: Tx,
  access: TerritoryAccess,
  now: Workshop,
  version: number,
): Promise<void> {
  if (now.state === 'draft') throw new Problem('workshops.not-open', 'conflict')
  if (now.state === 'closed') return
  await updateRecord(tx, access, workshopTable, now.id, {
    version,
    values: { state: 'closed', closedAt: new Date().toISOString() },
  })
}

export async function removeWorkshop(tx: Tx, access: TerritoryAccess, of: Place, version: number) {
  await removeRecord(tx, access, workshopTable, of.workshopId, version)
}

export async function restoreWorkshop(tx: Tx, access: TerritoryAccess, of: Place) {
  await restoreRecord(tx, access, workshopTable, of.workshopId)
}

/**
 * Closes what should have closed by itself, and erases names and keys of participants 90 days after closing. In every
 * territory: for the instance's own job. `today`: YYYY-MM-DD. Returns how many workshops were purged.
 */
export async function purgeWorkshops(tx: Tx, today: string): Promise<number> {
  const { purged } = await tx.one<{ purged: number }>('select purge_workshops($1) as purged', [today])
  return purged
}
