import type { Role, TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import { hashSecret } from './auth.ts'

type PersonRow = { id: string; name: string; email: string; lang: 'fr' | 'en'; host: boolean }
export type MemberRow = {
  personId: string
  name: string
  email: string
  role: Role
  version: number
  createdAt: string
}

/** Makes a person and her password in one transaction. Fails with `accounts.email-taken`. */
export async function insertPerson(
  tx: Tx,
  person: { name: string; email: string; lang: 'fr' | 'en'; host: boolean; passwordHash: string },
): Promise<PersonRow> {
  const taken = await tx.maybe('select 1 from person where email = $1', [person.email])
  if (taken) throw new Problem('accounts.email-taken', 'conflict', { email: person.email })
  const row = await tx.one<PersonRow>(
    'insert into person (name, email, lang, host) values ($1, $2, $3, $4) returning id, name, email, lang, host',
    [person.name, person.email, person.lang, person.host],
  )
  await tx.query(
    `insert into account ("accountId", "providerId", "userId", password) values ($1, 'credential', $2, $3)`,
    [row.id, row.id, person.passwordHash],
  )
  return row
}

export async function findPersonByEmail(tx: Tx, email: string): Promise<PersonRow | undefined> {
  return tx.maybe<PersonRow>('select id, name, email, lang, host from person where email = $1', [email])
}

export async function readInstance(tx: Tx): Promise<{ claimed: boolean }> {
  const row = await tx.maybe<{ claimed: boolean }>('select claimed_at is not null as claimed from instance')
  return row ?? { claimed: false }
}

/** Uses up the set-up token: only one caller can, once. Fails with `accounts.setup-token-wrong` or `accounts.already-claimed`. */
export async function claimInstance(tx: Tx, token: string): Promise<void> {
  const row = await tx.maybe<{ setup_token_hash: string | null; claimed_at: string | null }>(
    'select setup_token_hash, claimed_at from instance for update',
  )
  if (!row || row.claimed_at !== null) throw new Problem('accounts.already-claimed', 'conflict')
  if (row.setup_token_hash !== hashSecret(token)) throw new Problem('accounts.setup-token-wrong', 'forbidden')
  await tx.query('update instance set claimed_at = now(), setup_token_hash = null')
}

export async function findMemberships(tx: Tx, personId: string) {
  return tx.rows<{ territoryId: string; territoryName: string; role: Role; demo: boolean }>(
    `select t.id as "territoryId", t.name as "territoryName", m.role, t.demo from member m join territory t on t.id = m.territory_id
     where m.person_id = $1 and t.deleted_at is null order by t.name, t.id limit 500`,
    [personId],
  )
}

const MEMBER = `m.person_id as "personId", p.name, p.email, m.role, m.version, m.created_at as "createdAt"`

export async function findMemberPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<MemberRow>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<MemberRow & { full: number }>(
    `select ${MEMBER}, count(*) over ()::int as full from member m join person p on p.id = m.person_id where m.territory_id = $1
     order by p.name, p.id limit $2 offset $3`,
    [access.territoryId, page.limit, offset],
  )
  return pageOfRows<MemberRow>(rows, offset)
}

async function getMember(tx: Tx, access: TerritoryAccess, personId: string): Promise<MemberRow> {
  const row = await tx.maybe<MemberRow>(
    `select ${MEMBER} from member m join person p on p.id = m.person_id where m.territory_id = $1 and m.person_id = $2`,
    [access.territoryId, personId],
  )
  if (!row) throw new Problem('accounts.member-absent', 'absent', { personId })
  return row
}

/** A territory never loses its last owner. */
async function refuseLastOwner(tx: Tx, access: TerritoryAccess, personId: string): Promise<void> {
  const owners = await tx.rows<{ person_id: string }>(
    `select person_id from member where territory_id = $1 and role = 'owner' for update`,
    [access.territoryId],
  )
  if (owners.length === 1 && owners[0]?.person_id === personId)
    throw new Problem('accounts.last-owner', 'conflict')
}

export async function changeMember(
  tx: Tx,
  access: TerritoryAccess,
  change: { personId: string; version: number; role: Role },
): Promise<MemberRow> {
  if (change.role !== 'owner') await refuseLastOwner(tx, access, change.personId)
  const done = await tx.maybe(
    'update member set role = $4 where territory_id = $1 and person_id = $2 and version = $3 returning 1',
    [access.territoryId, change.personId, change.version, change.role],
  )
  const current = await getMember(tx, access, change.personId)
  if (!done)
    throw new Problem('record.stale', 'conflict', { kind: 'member', yours: { role: change.role }, current })
  return current
}

export async function removeMember(
  tx: Tx,
  access: TerritoryAccess,
  personId: string,
  version: number,
): Promise<void> {
  await refuseLastOwner(tx, access, personId)
  const done = await tx.maybe(
    'delete from member where territory_id = $1 and person_id = $2 and version = $3 returning 1',
    [access.territoryId, personId, version],
  )
  if (done) return
  const current = await getMember(tx, access, personId)
  throw new Problem('record.stale', 'conflict', { kind: 'member', yours: {}, current })
}

/** Takes a removed member back with the role that the audit remembers. Fails with `accounts.member-absent`. */
export async function restoreMember(tx: Tx, access: TerritoryAccess, personId: string): Promise<MemberRow> {
  await tx.query(
    `insert into member (territory_id, person_id, role)
     select a.territory_id, p.id, a.before ->> 'role' from audit a join person p on p.id = a.record_id
     where a.territory_id = $1 and a.record_kind = 'member' and a.record_id = $2 and a.act = 'purge'
     order by a.id desc limit 1
     on conflict (territory_id, person_id) do nothing`,
    [access.territoryId, personId],
  )
  return getMember(tx, access, personId)
}

const INVITATION = `id, email, role, expires_at as "expiresAt", accepted_at as "acceptedAt", version`
export type InvitationRow = {
  id: string
  email: string
  role: Role
  expiresAt: string
  acceptedAt: string | null
  version: number
}

/** Fails with `accounts.already-member`. */
export async function insertInvitation(
  tx: Tx,
  access: TerritoryAccess,
  invitation: { email: string; role: Role; token: string },
): Promise<InvitationRow> {
  const already = await tx.maybe(
    'select 1 from member m join person p on p.id = m.person_id where m.territory_id = $1 and p.email = $2',
    [access.territoryId, invitation.email],
  )
  if (already) throw new Problem('accounts.already-member', 'conflict', { email: invitation.email })
  return tx.one<InvitationRow>(
    `insert into invitation (territory_id, email, role, token_hash, invited_by, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '14 days') returning ${INVITATION}`,
    [access.territoryId, invitation.email, invitation.role, hashSecret(invitation.token), access.personId],
  )
}

export async function findInvitationPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<InvitationRow>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<InvitationRow & { full: number }>(
    `select ${INVITATION}, count(*) over ()::int as full from invitation
     where territory_id = $1 and deleted_at is null and accepted_at is null order by created_at desc, id limit $2 offset $3`,
    [access.territoryId, page.limit, offset],
  )
  return pageOfRows(rows, offset)
}

export async function revokeInvitation(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  version: number,
): Promise<void> {
  const done = await tx.maybe(
    'update invitation set deleted_at = now() where territory_id = $1 and id = $2 and version = $3 and deleted_at is null returning 1',
    [access.territoryId, id, version],
  )
  if (done) return
  const current = await getInvitation(tx, access, id)
  throw new Problem('record.stale', 'conflict', { kind: 'invitation', id, yours: {}, current })
}

async function getInvitation(tx: Tx, access: TerritoryAccess, id: string): Promise<InvitationRow> {
  const row = await tx.maybe<InvitationRow>(
    `select ${INVITATION} from invitation where territory_id = $1 and id = $2`,
    [access.territoryId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'invitation', id })
  return row
}

/** Undoes a revocation: the same link works again. Fails with `record.absent`. */
export async function restoreInvitation(tx: Tx, access: TerritoryAccess, id: string): Promise<InvitationRow> {
  await tx.query(
    'update invitation set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, id],
  )
  return getInvitation(tx, access, id)
}

export type OfferedInvitation = {
  id: string
  territory_id: string
  territory_name: string
  email: string
  role: Role
  expires_at: string
  accepted_at: string | null
  revoked: boolean
  inviter: string | null
}

/** An invitation that can still be accepted; otherwise a problem that says why not. */
export async function getOpenInvitation(tx: Tx, token: string, now: number): Promise<OfferedInvitation> {
  const found = await tx.maybe<OfferedInvitation>('select * from find_invitation($1)', [hashSecret(token)])
  if (!found) throw new Problem('accounts.invitation-unknown', 'absent')
  if (found.revoked) throw new Problem('accounts.invitation-revoked', 'gone')
  if (found.accepted_at !== null) throw new Problem('accounts.invitation-used', 'gone')
  if (Date.parse(found.expires_at) < now) throw new Problem('accounts.invitation-expired', 'gone')
  return found
}

export type AuditRow = {
  id: number
  at: string
  personName: string | null
  act: 'create' | 'change' | 'delete' | 'restore' | 'purge'
  recordKind: string
  recordId: string | null
  subject: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export async function findAuditPage(
  tx: Tx,
  access: TerritoryAccess,
  page: {
    cursor?: string | undefined
    limit: number
    recordKind?: string | undefined
    recordId?: string | undefined
  },
): Promise<Page<AuditRow>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<AuditRow & { full: number }>(
    `select a.id, a.at, p.name as "personName", a.act, a.record_kind as "recordKind", a.record_id as "recordId", s.name as subject, a.before, a.after,
       count(*) over ()::int as full
     from audit a left join person p on p.id = a.person_id
       left join person s on s.id = a.record_id and a.record_kind = 'member'
     where a.territory_id = $1 and ($4::text is null or a.record_kind = $4) and ($5::uuid is null or a.record_id = $5)
     order by a.id desc limit $2 offset $3`,
    [access.territoryId, page.limit, offset, page.recordKind ?? null, page.recordId ?? null],
  )
  return pageOfRows(rows, offset)
}
