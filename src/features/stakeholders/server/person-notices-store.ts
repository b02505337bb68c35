import type { z } from 'zod'
import { makePublicationToken } from '#features/accounts/server/access.ts'
import { FACILITATORS, type TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { noticeSchema } from '../contract.ts'
import { type LegalBasis, latestExpiry, type NotifiedHow } from '../domain/person-notice.ts'
import { findPersonStanding } from './persons-store.ts'

/** A notice as it is stored; what is for the team alone is taken out by `forReader`. */
export type NoticeRow = Omit<z.infer<typeof noticeSchema>, 'link'> & { token: string }

const NOTICE = `n.id, n.stakeholder_id as "stakeholderId", n.lang, n.controller, n.contact, n.purpose, n.legal_basis as "legalBasis",
  n.notice, n.expires_on as "expiresOn", n.created_at::date as "createdOn", n.notified_how as "notifiedHow", n.notified_on as "notifiedOn",
  n.address, n.contested_at is not null and n.answered_at is null as "isContested", n.contest, n.contested_at as "contestedAt",
  n.answer, n.answered_at as "answeredAt", n.version, n.token`

type Place = { evaluationId: string; stakeholderId: string }

/** What somebody of that role may read of a notice: the link and what the person wrote are for those who answer her. */
export function forReader(
  { token, ...row }: NoticeRow,
  access: TerritoryAccess,
  publicUrl: string,
): z.infer<typeof noticeSchema> {
  if (FACILITATORS.includes(access.role)) return { ...row, link: linkOf(token, publicUrl) }
  return { ...row, link: null, address: null, contest: null, answer: null }
}

/** The person's own page. */
export function linkOf(token: string, publicUrl: string): string {
  return `${publicUrl}/mes-donnees/${token}`
}

export async function findNoticePage(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; cursor?: string | undefined; limit: number },
): Promise<Page<NoticeRow>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<NoticeRow & { full: number }>(
    `select ${NOTICE}, count(*) over ()::int as full
     from person_notice n join stakeholder s on s.id = n.stakeholder_id
     where n.territory_id = $1 and n.evaluation_id = $2 and n.erased_at is null and n.deleted_at is null
     order by s.name, n.id limit $3 offset $4`,
    [access.territoryId, page.evaluationId, page.limit, offset],
  )
  return pageOfRows(rows, offset)
}

/** The notice of a stakeholder, locked until the end of the transaction; undefined when none was written. */
async function findNotice(tx: Tx, access: TerritoryAccess, of: Place): Promise<NoticeRow | undefined> {
  // Also of a person taken off the map: she can still contest and be erased.
  const there = await tx.maybe(
    'select 1 from stakeholder where territory_id = $1 and evaluation_id = $2 and id = $3',
    [access.territoryId, of.evaluationId, of.stakeholderId],
  )
  if (!there) throw new Problem('record.absent', 'absent', { kind: 'stakeholder', id: of.stakeholderId })
  return tx.maybe<NoticeRow>(
    `select ${NOTICE} from person_notice n where n.territory_id = $1 and n.stakeholder_id = $2 and n.erased_at is null for update`,
    [access.territoryId, of.stakeholderId],
  )
}

/** Fails with `record.absent` where no notice was written, with `record.stale` when it changed since `version`. */
export async function getNotice(
  tx: Tx,
  access: TerritoryAccess,
  { version, ...of }: Place & { version?: number | undefined },
): Promise<NoticeRow> {
  const notice = await findNotice(tx, access, of)
  if (!notice) throw new Problem('record.absent', 'absent', { kind: 'person-notice', id: of.stakeholderId })
  if (version !== undefined && notice.version !== version) refuseStale(notice, {})
  return notice
}

function refuseStale({ token: _, ...current }: NoticeRow, yours: object): never {
  throw new Problem('record.stale', 'conflict', { kind: 'person-notice', id: current.id, yours, current })
}

export type NoticeValues = {
  lang?: 'fr' | 'en' | undefined
  controller?: string | undefined
  contact?: string | undefined
  purpose?: string | undefined
  legalBasis?: LegalBasis | undefined
  notice?: string | undefined
  expiresOn?: string | null | undefined
}

/**
 * Writes the notice of a stakeholder. What the person was told no longer holds when its substance changes: she is to be
 * told again. Fails with `stakeholders.expiry-past`, `expiry-too-far`, `notice-still-needed`, `person-erased`, `record.stale`.
 */
export async function writeNotice(
  tx: Tx,
  access: TerritoryAccess,
  { version, values, ...of }: Place & { version?: number | undefined; values: NoticeValues },
): Promise<NoticeRow> {
  const before = await findNotice(tx, access, of)
  if (before && before.version !== version) refuseStale(before, values)
  const standing = await findPersonStanding(tx, access, of.stakeholderId)
  if (standing.isErased) throw new Problem('stakeholders.person-erased', 'gone', of)
  if (values.expiresOn && values.expiresOn !== before?.expiresOn) await checkExpiry(tx, values.expiresOn)
  const wanted = { ...BLANK, ...before, ...onlyGiven(values) }
  const isWhole = wanted.purpose.trim() !== '' && wanted.notice.trim() !== '' && wanted.expiresOn !== null
  if (!isWhole && standing.isPerson && standing.holdsRatings)
    throw new Problem('stakeholders.notice-still-needed', 'conflict', of)
  const fields = [
    access.territoryId,
    of.stakeholderId,
    wanted.lang,
    wanted.controller,
    wanted.contact,
    wanted.purpose,
    wanted.legalBasis,
    wanted.notice,
    wanted.expiresOn,
  ]
  if (before) {
    await tx.query(
      `update person_notice set lang = $3, controller = $4, contact = $5, purpose = $6, legal_basis = $7, notice = $8, expires_on = $9,
         notified_how = case when $10 then null else notified_how end, notified_on = case when $10 then null else notified_on end
       where territory_id = $1 and stakeholder_id = $2`,
      [...fields, isOtherPromise(before, wanted)],
    )
  } else {
    const { token, tokenHash } = makePublicationToken()
    await tx.query(
      `insert into person_notice (territory_id, stakeholder_id, lang, controller, contact, purpose, legal_basis, notice, expires_on,
         evaluation_id, token, token_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [...fields, of.evaluationId, token, tokenHash],
    )
  }
  return getNotice(tx, access, of)
}

const BLANK = {
  lang: 'fr',
  controller: '',
  contact: '',
  purpose: '',
  legalBasis: 'public_task',
  notice: '',
  expiresOn: null,
} as const

function onlyGiven<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

type Promised = { purpose: string; legalBasis: string; notice: string; expiresOn: string | null }

/** Another purpose, ground or text, or a longer time: not what the person was told. */
function isOtherPromise(before: Promised, after: Promised): boolean {
  return (
    before.purpose !== after.purpose ||
    before.legalBasis !== after.legalBasis ||
    before.notice !== after.notice ||
    (after.expiresOn ?? '') > (before.expiresOn ?? '')
  )
}

async function checkExpiry(tx: Tx, expiresOn: string): Promise<void> {
  const { today } = await tx.one<{ today: string }>('select current_date as today')
  if (expiresOn <= today) throw new Problem('stakeholders.expiry-past', 'caller', { expiresOn })
  const latest = latestExpiry(today)
  if (expiresOn > latest) throw new Problem('stakeholders.expiry-too-far', 'caller', { expiresOn, latest })
}

/** Records how and when the person was told; the address is kept with her consent alone. */
export async function keepTold(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, stakeholderId }: Place,
  told: { how: NotifiedHow; on?: string | undefined; keptAddress: string | null },
): Promise<NoticeRow> {
  await tx.query(
    `update person_notice set notified_how = $3, notified_on = coalesce($4::date, current_date),
       address = coalesce($5, address), address_consent = address_consent or $5 is not null
     where territory_id = $1 and stakeholder_id = $2`,
    [access.territoryId, stakeholderId, told.how, told.on ?? null, told.keptAddress],
  )
  return getNotice(tx, access, { evaluationId, stakeholderId })
}

/** Fails with `stakeholders.nothing-contested`. */
export async function answerContest(
  tx: Tx,
  access: TerritoryAccess,
  { answer, ratings, ...of }: Place & { version: number; answer: string; ratings: 'kept' | 'removed' },
): Promise<NoticeRow> {
  const notice = await getNotice(tx, access, of)
  if (!notice.isContested) throw new Problem('stakeholders.nothing-contested', 'conflict', { id: notice.id })
  await tx.query(
    'update person_notice set answer = $3, answered_at = now() where territory_id = $1 and id = $2',
    [access.territoryId, notice.id, answer],
  )
  if (ratings === 'removed') await tx.query('select remove_contested_ratings($1)', [notice.id])
  const { evaluationId, stakeholderId } = of
  return getNotice(tx, access, { evaluationId, stakeholderId })
}

/** Erases everything that is held about the person of a notice, in the territory that was entered. */
export async function erasePerson(tx: Tx, noticeId: string): Promise<void> {
  await tx.query('select erase_person($1)', [noticeId])
}
