import type { z } from 'zod'
import { makePublicationToken } from '#features/accounts/server/access.ts'
import { latestExpiry } from '#features/stakeholders/domain/person-notice.ts'
import { FACILITATORS, type TerritoryAccess } from '#kernel/access.ts'
import { addMonths } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { networkNoticeSchema } from '../contract.ts'

/** A notice as it is stored; the secret is taken out by `forReader`. */
export type NoticeRow = Omit<z.infer<typeof networkNoticeSchema>, 'link'> & { token: string }

const NOTICE = `n.id, n.actor_id as "actorId", a.name as "actorName", a.kind = 'person' as "isPerson", n.lang, n.controller, n.contact,
  n.purpose, n.notice, n.expires_on as "expiresOn", n.notified_how as "notifiedHow", n.notified_on as "notifiedOn",
  n.opened_at as "openedAt", n.consented_at as "consentedAt", n.answered_at as "answeredAt", n.withdrawn_at as "withdrawnAt",
  n.version, n.token`
const FROM = 'from network_notice n join actor a on a.territory_id = n.territory_id and a.id = n.actor_id'
const HELD = 'n.territory_id = $1 and n.erased_at is null and n.deleted_at is null'

/** How long a link lives when nobody says: a year, renewed with the next round of questions. */
const USUAL_MONTHS = 12

/** What somebody of that role may read: the link is for those who send it. */
export function forReader(
  { token, ...row }: NoticeRow,
  access: TerritoryAccess,
  publicUrl: string,
): z.infer<typeof networkNoticeSchema> {
  return { ...row, link: FACILITATORS.includes(access.role) ? linkOf(token, publicUrl) : null }
}

/** The actor's own page. */
export function linkOf(token: string, publicUrl: string): string {
  return `${publicUrl}/mes-liens/${token}`
}

export async function findNoticePage(
  tx: Tx,
  access: TerritoryAccess,
  page: { actorId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<NoticeRow>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<NoticeRow & { full: number }>(
    `select ${NOTICE}, count(*) over ()::int as full ${FROM}
     where ${HELD} and ($2::uuid is null or n.actor_id = $2) order by a.name, n.id limit $3 offset $4`,
    [access.territoryId, page.actorId ?? null, page.limit, offset],
  )
  return pageOfRows(rows, offset)
}

/** The notice of an actor, locked until the end of the transaction; undefined when none was written. */
async function findNotice(tx: Tx, access: TerritoryAccess, actorId: string): Promise<NoticeRow | undefined> {
  const there = await tx.maybe(
    'select 1 from actor where territory_id = $1 and id = $2 and deleted_at is null',
    [access.territoryId, actorId],
  )
  if (!there) throw new Problem('record.absent', 'absent', { kind: 'actor', id: actorId })
  return tx.maybe<NoticeRow>(`select ${NOTICE} ${FROM} where ${HELD} and n.actor_id = $2 for update of n`, [
    access.territoryId,
    actorId,
  ])
}

/** Fails with `record.absent` where no notice was written, with `record.stale` when it changed since `version`. */
export async function getNotice(
  tx: Tx,
  access: TerritoryAccess,
  { actorId, version }: { actorId: string; version?: number | undefined },
): Promise<NoticeRow> {
  const notice = await findNotice(tx, access, actorId)
  if (!notice) throw new Problem('record.absent', 'absent', { kind: 'network-notice', id: actorId })
  if (version !== undefined && notice.version !== version) refuseStale(notice, {})
  return notice
}

function refuseStale({ token: _, ...current }: NoticeRow, yours: object): never {
  throw new Problem('record.stale', 'conflict', { kind: 'network-notice', id: current.id, yours, current })
}

export type NoticeValues = {
  lang?: 'fr' | 'en' | undefined
  controller?: string | undefined
  contact?: string | undefined
  purpose?: string | undefined
  notice?: string | undefined
  expiresOn?: string | undefined
}

/**
 * Writes the notice of an actor. What it was told no longer holds when the substance changes: it is to be told again.
 * Fails with `worlds.expiry-past`, `worlds.expiry-too-far`, `record.stale`.
 */
export async function writeNotice(
  tx: Tx,
  access: TerritoryAccess,
  { actorId, version, values }: { actorId: string; version?: number | undefined; values: NoticeValues },
): Promise<NoticeRow> {
  const before = await findNotice(tx, access, actorId)
  if (before && before.version !== version) refuseStale(before, values)
  const { today } = await tx.one<{ today: string }>('select current_date as today')
  const expiresOn = values.expiresOn ?? before?.expiresOn ?? addMonths(today, USUAL_MONTHS) ?? today
  if (expiresOn !== before?.expiresOn) checkExpiry(expiresOn, today)
  const wanted = {
    lang: values.lang ?? before?.lang ?? 'fr',
    controller: values.controller ?? before?.controller ?? '',
    contact: values.contact ?? before?.contact ?? '',
    purpose: values.purpose ?? before?.purpose ?? '',
    notice: values.notice ?? before?.notice ?? '',
  }
  const fields = [access.territoryId, actorId, ...Object.values(wanted), expiresOn]
  if (before) {
    const isOtherPromise =
      before.purpose !== wanted.purpose || before.notice !== wanted.notice || expiresOn > before.expiresOn
    await tx.query(
      `update network_notice set lang = $3, controller = $4, contact = $5, purpose = $6, notice = $7, expires_on = $8,
         notified_how = case when $9 then null else notified_how end, notified_on = case when $9 then null else notified_on end
       where territory_id = $1 and actor_id = $2 and erased_at is null and deleted_at is null`,
      [...fields, isOtherPromise],
    )
  } else {
    const { token, tokenHash } = makePublicationToken()
    await tx.query(
      `insert into network_notice (territory_id, actor_id, lang, controller, contact, purpose, notice, expires_on, token, token_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [...fields, token, tokenHash],
    )
  }
  return getNotice(tx, access, { actorId })
}

function checkExpiry(expiresOn: string, today: string): void {
  if (expiresOn <= today) throw new Problem('worlds.expiry-past', 'caller', { expiresOn })
  const latest = latestExpiry(today)
  if (expiresOn > latest) throw new Problem('worlds.expiry-too-far', 'caller', { expiresOn, latest })
}

/** Records how and when the actor was told. */
export async function keepTold(
  tx: Tx,
  access: TerritoryAccess,
  actorId: string,
  told: { how: 'mailed' | 'handed' | 'posted'; on?: string | undefined },
): Promise<NoticeRow> {
  await tx.query(
    `update network_notice set notified_how = $3, notified_on = coalesce($4::date, current_date)
     where territory_id = $1 and actor_id = $2 and erased_at is null and deleted_at is null`,
    [access.territoryId, actorId, told.how, told.on ?? null],
  )
  return getNotice(tx, access, { actorId })
}

/** The notice under which an actor is erased, also when it was taken off the list. Fails as `getNotice`. */
export async function getNoticeToErase(
  tx: Tx,
  access: TerritoryAccess,
  { actorId, version }: { actorId: string; version: number },
): Promise<NoticeRow> {
  const notice = await tx.maybe<NoticeRow>(
    `select ${NOTICE} ${FROM} where ${HELD} and n.actor_id = $2 for update of n`,
    [access.territoryId, actorId],
  )
  if (!notice) throw new Problem('record.absent', 'absent', { kind: 'network-notice', id: actorId })
  if (notice.version !== version) refuseStale(notice, {})
  return notice
}

/** Erases everything that the network holds about the actor of a notice, in the territory that was entered. */
export async function eraseInNetwork(tx: Tx, noticeId: string): Promise<void> {
  await tx.query('select erase_in_network($1)', [noticeId])
}

/**
 * Persons whose notice ran out before `today` leave the network, in every territory, also from the audit, which says
 * that it was done. Returns how many. For the periodic job.
 */
export async function purgeNetworkPersons(tx: Tx, today: string): Promise<number> {
  const { purged } = await tx.one<{ purged: number }>('select purge_network_persons($1) as purged', [today])
  return purged
}
