import type { z } from 'zod'
import { FACILITATORS, type TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { guestEntrySchema } from '../contract.ts'
import type { Invitation } from '../domain/event.ts'

type GuestEntry = z.infer<typeof guestEntrySchema>
type InTerritory = Pick<TerritoryAccess, 'territoryId'>
export type NamedWorld = { readonly id: string; readonly name: string }

/** Worlds of organisations on a day: where they are said to be, and where their actions under way put them. */
export async function readWorldsOfActors(
  tx: Tx,
  { territoryId }: InTerritory,
  actorIds: readonly string[],
  on: Day | null,
): Promise<ReadonlyMap<string, readonly NamedWorld[]>> {
  const rows = await tx.rows<{ actorId: string; id: string; name: string }>(
    `with asked as (select coalesce($3::date, current_date) as day), found as (
       select m.actor_id, m.world_id from world_membership m, asked where m.territory_id = $1 and m.actor_id = any ($2::uuid[])
         and m.deleted_at is null and (m.since is null or m.since <= asked.day) and (m.until is null or m.until >= asked.day)
       union
       select p.actor_id, aw.world_id from asked, action_actor p join action a on a.territory_id = p.territory_id and a.id = p.action_id
         join action_world aw on aw.territory_id = a.territory_id and aw.action_id = a.id
       where p.territory_id = $1 and p.actor_id = any ($2::uuid[]) and p.deleted_at is null and a.deleted_at is null and aw.deleted_at is null
         and a.state <> 'planned' and (a.state = 'under_way' or a.ended_on is not null)
         and (a.started_on is null or a.started_on <= asked.day) and (a.ended_on is null or a.ended_on >= asked.day)
         and (p.since is null or p.since <= asked.day) and (p.until is null or p.until >= asked.day))
     select f.actor_id as "actorId", w.id, w.name from found f
       join social_world w on w.territory_id = $1 and w.id = f.world_id and w.deleted_at is null order by lower(w.name), w.id`,
    [territoryId, actorIds, on],
  )
  const worlds = new Map<string, NamedWorld[]>()
  for (const { actorId, id, name } of rows)
    worlds.set(actorId, [...(worlds.get(actorId) ?? []), { id, name }])
  return worlds
}

/** The day of an event. Fails with `record.absent`. */
export async function getEventDay(
  tx: Tx,
  { territoryId }: InTerritory,
  eventId: string,
): Promise<Day | null> {
  const event = await tx.maybe<{ day: Day | null }>(
    'select starts_on as day from event where territory_id = $1 and id = $2 and deleted_at is null',
    [territoryId, eventId],
  )
  if (!event) throw new Problem('record.absent', 'absent', { kind: 'event', id: eventId })
  return event.day
}

/** Guests of an event that stand (their organisation or world was not deleted), as `g` with `name`. */
const GUESTS = `from event_guest g
  left join actor a on a.territory_id = g.territory_id and a.id = g.actor_id and a.deleted_at is null
  left join social_world w on w.territory_id = g.territory_id and w.id = g.world_id and w.deleted_at is null
  where g.territory_id = $1 and g.event_id = $2 and g.deleted_at is null and coalesce(a.id, w.id) is not null`

type GuestRow = Omit<GuestEntry, 'worlds'>

/** A page of the guests of an event: organisations by name, then worlds. Addresses for those alone who write. */
export async function findGuestPage(
  tx: Tx,
  access: TerritoryAccess,
  { eventId, cursor, limit }: { eventId: string; cursor?: string | undefined; limit: number },
): Promise<Page<GuestEntry>> {
  const day = await getEventDay(tx, access, eventId)
  const offset = readCursor(cursor)
  const rows = await tx.rows<GuestRow & { full: number }>(
    `select g.id, g.version, g.event_id as "eventId", g.actor_id as "actorId", g.world_id as "worldId", g.invitation,
       g.invited_on as "invitedOn", case when $5 then g.email end as email, g.email is not null as "hasEmail",
       g.is_present as "isPresent", g.persons, g.note, coalesce(a.name, w.name) as name,
       case when g.is_present and g.actor_id is not null and $6::date is not null then not exists (
         select from event_guest o join event e on e.territory_id = o.territory_id and e.id = o.event_id
         where o.territory_id = g.territory_id and o.actor_id = g.actor_id and o.is_present and o.deleted_at is null
           and e.deleted_at is null and e.state = 'held' and e.starts_on < $6) end as "isFirstTime",
       count(*) over ()::int as full
     ${GUESTS} order by g.actor_id is null, lower(coalesce(a.name, w.name)), g.id limit $3 offset $4`,
    [access.territoryId, eventId, limit, offset, FACILITATORS.includes(access.role), day],
  )
  const page = pageOfRows<GuestRow>(rows, offset)
  const actors = page.items.flatMap(({ actorId }) => actorId ?? [])
  const worlds = await readWorldsOfActors(tx, access, actors, day)
  return {
    ...page,
    items: page.items.map((guest) => ({ ...guest, worlds: [...(worlds.get(guest.actorId ?? '') ?? [])] })),
  }
}

/** Puts organisations and worlds on the list; those that are there stay as they are. Returns how many came. */
export async function addGuests(
  tx: Tx,
  access: TerritoryAccess,
  added: {
    eventId: string
    actorIds: readonly string[]
    worldIds: readonly string[]
    invitation: Invitation
    isPresent: boolean | null
  },
): Promise<number> {
  await getEventDay(tx, access, added.eventId)
  const rows = await tx.rows(
    `insert into event_guest (territory_id, event_id, actor_id, world_id, invitation, is_present)
     select $1, $2, each.actor_id, each.world_id, $5, $6 from (
       select distinct id as actor_id, null::uuid as world_id from unnest($3::uuid[]) as id
       union all select distinct null::uuid, id from unnest($4::uuid[]) as id) each
     where not exists (select from event_guest g where g.event_id = $2 and g.deleted_at is null
       and (g.actor_id = each.actor_id or g.world_id = each.world_id))
     on conflict do nothing returning id`,
    [access.territoryId, added.eventId, added.actorIds, added.worldIds, added.invitation, added.isPresent],
  )
  return rows.length
}

export type InvitedGuest = { readonly id: string; readonly email: string | null; readonly name: string }

/** The guests asked for, with the addresses typed for them. Those of another event are not among them. */
export function findGuestsToInvite(
  tx: Tx,
  access: TerritoryAccess,
  eventId: string,
  guestIds: readonly string[],
): Promise<InvitedGuest[]> {
  return tx.rows<InvitedGuest>(
    `select g.id, g.email, coalesce(a.name, w.name) as name ${GUESTS} and g.id = any ($3::uuid[]) order by g.id`,
    [access.territoryId, eventId, guestIds],
  )
}

/** They were invited today; an answer that came already stands. */
export async function markInvited(
  tx: Tx,
  access: TerritoryAccess,
  guestIds: readonly string[],
  today: Day,
): Promise<void> {
  await tx.query(
    `update event_guest set invited_on = $3, invitation = case when invitation in ('accepted', 'declined') then invitation else 'invited' end
     where territory_id = $1 and id = any ($2::uuid[])`,
    [access.territoryId, guestIds, today],
  )
}

/** Addresses of invitations whose time is over go, in every territory. Returns how many. For the periodic job. */
export async function purgeGuestMails(tx: Tx, today: Day): Promise<number> {
  const { purged } = await tx.one<{ purged: number }>('select purge_guest_mails($1) as purged', [today])
  return purged
}
