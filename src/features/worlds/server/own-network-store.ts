import type { z } from 'zod'
import { proveNetworkNotice } from '#features/accounts/server/access.ts'
import type { NetworkNoticeAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { ownNetworkSchema } from '../contract.ts'

export type OwnNetwork = z.infer<typeof ownNetworkSchema>
export type HeldNetwork = NonNullable<OwnNetwork['held']>

/**
 * What is held about the actor who has this link, as it stands today. Fails with `worlds.link-unknown`, and with
 * `worlds.link-expired` once the time of the link is over.
 */
export async function readOwnNetwork(tx: Tx, token: string): Promise<OwnNetwork> {
  const access = await proveNetworkNotice(tx, token)
  const { lang, territoryName, erasedOn, isOver } = await tx.one<
    Omit<OwnNetwork, 'held'> & { isOver: boolean }
  >(
    `select n.lang, t.name as "territoryName", n.erased_at::date as "erasedOn", n.expires_on < current_date as "isOver"
     from network_notice n join territory t on t.id = n.territory_id where n.territory_id = $1 and n.id = $2`,
    [access.territoryId, access.noticeId],
  )
  if (erasedOn === null && isOver) throw new Problem('worlds.link-expired', 'gone')
  await tx.query(
    'update network_notice set opened_at = now() where territory_id = $1 and id = $2 and opened_at is null',
    [access.territoryId, access.noticeId],
  )
  const { actorId } = access
  const held =
    erasedOn === null && actorId !== null ? await readHeldNetwork(tx, { ...access, actorId }) : null
  return { lang, territoryName, erasedOn, held }
}

/** Names of other persons are never told to whoever has a link: their ties with this actor are held, and not listed. */
const NOT_A_PERSON = "o.kind <> 'person' and o.deleted_at is null"

/** What the page of an actor shows of it: what holds today. */
export async function readHeldNetwork(
  tx: Tx,
  access: NetworkNoticeAccess & { actorId: string },
): Promise<HeldNetwork> {
  const of = [access.territoryId, access.actorId]
  const notice = await tx.one<
    Omit<HeldNetwork, 'worlds' | 'memberships' | 'ties' | 'contacts' | 'actions' | 'organisations'>
  >(
    `select a.name as "actorName", a.kind = 'person' as "isPerson", n.controller, n.contact, n.purpose, n.notice,
       n.expires_on as "expiresOn", n.consented_at::date as "consentedOn", n.answered_at::date as "answeredOn"
     from network_notice n join actor a on a.territory_id = n.territory_id and a.id = n.actor_id
     where n.territory_id = $1 and n.id = $2`,
    [access.territoryId, access.noticeId],
  )
  const worlds = await tx.rows<HeldNetwork['worlds'][number]>(
    'select id, name, theme from social_world where territory_id = $1 and deleted_at is null order by lower(name), id',
    [access.territoryId],
  )
  const memberships = await tx.rows<HeldNetwork['memberships'][number]>(
    `select m.id, m.world_id as "worldId", m.weight, m.since, m.seen_on as "seenOn" from world_membership m
     join social_world w on w.id = m.world_id and w.deleted_at is null
     where m.territory_id = $1 and m.actor_id = $2 and m.deleted_at is null and m.until is null order by lower(w.name), m.id`,
    of,
  )
  const ties = await tx.rows<HeldNetwork['ties'][number]>(
    `select t.id, o.id as "otherId", o.name as "otherName", t.kind, t.strength, t.since, t.seen_on as "seenOn",
       case when t.kind = 'purchase' then t.from_id = $2 end as "isBuyer", coalesce(s.title, '') as source
     from actor_tie t join actor o on o.territory_id = t.territory_id and o.id = case when t.from_id = $2 then t.to_id else t.from_id end
       left join network_source s on s.id = t.source_id and not exists (select from actor said
         where said.territory_id = s.territory_id and said.id = s.actor_id and said.kind = 'person' and said.id <> $2)
     where t.territory_id = $1 and $2 in (t.from_id, t.to_id) and t.deleted_at is null and t.until is null and ${NOT_A_PERSON}
     order by o.name, t.kind, t.id`,
    of,
  )
  const contacts = await tx.rows<HeldNetwork['contacts'][number]>(
    `select c.id, c.world_id as "worldId", c.strength from world_contact c
     join social_world w on w.id = c.world_id and w.deleted_at is null
     where c.territory_id = $1 and c.actor_id = $2 and c.deleted_at is null and c.until is null order by c.id`,
    of,
  )
  const actions = await tx.rows<HeldNetwork['actions'][number]>(
    `select a.title, p.role from action_actor p join action a on a.id = p.action_id and a.deleted_at is null
     where p.territory_id = $1 and p.actor_id = $2 and p.deleted_at is null and p.until is null order by a.title, p.id`,
    of,
  )
  const organisations = await tx.rows<HeldNetwork['organisations'][number]>(
    `select o.id, o.name from actor o where o.territory_id = $1 and o.id <> $2 and ${NOT_A_PERSON} order by o.name, o.id`,
    of,
  )
  return { ...notice, worlds, memberships, ties, contacts, actions, organisations }
}

export type Answering = NetworkNoticeAccess & {
  readonly actorId: string
  readonly actorName: string
  readonly lang: 'fr' | 'en'
}

/**
 * Enters with the link to write: the notice must stand. Fails with `worlds.link-unknown`, `worlds.link-erased`,
 * `worlds.link-expired`.
 */
export async function enterToAnswer(tx: Tx, token: string): Promise<Answering> {
  const access = await proveNetworkNotice(tx, token)
  const found = await tx.one<{ isOver: boolean; actorName: string | null; lang: 'fr' | 'en' }>(
    `select n.lang, n.expires_on < current_date as "isOver", a.name as "actorName" from network_notice n
     left join actor a on a.territory_id = n.territory_id and a.id = n.actor_id and a.deleted_at is null
     where n.territory_id = $1 and n.id = $2 for update of n`,
    [access.territoryId, access.noticeId],
  )
  const { actorId } = access
  if (actorId === null || found.actorName === null) throw new Problem('worlds.link-erased', 'gone')
  if (found.isOver) throw new Problem('worlds.link-expired', 'gone')
  return { ...access, actorId, actorName: found.actorName, lang: found.lang }
}

/** What whoever has a link may always take back: also when its time is over, or when the team took the actor off the list. */
export async function enterToTakeBack(
  tx: Tx,
  token: string,
): Promise<NetworkNoticeAccess & { readonly actorId: string }> {
  const access = await proveNetworkNotice(tx, token)
  const { actorId } = access
  if (actorId === null) throw new Problem('worlds.link-erased', 'gone')
  return { ...access, actorId }
}
