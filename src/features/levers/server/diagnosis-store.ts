import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { eventDiagnosisSchema } from '../contract.ts'
import type { EventState } from '../domain/event.ts'
import { diagnoseEvent, evennessOf, findSmallCounts } from '../domain/event-diagnosis.ts'
import { type ScoredEvent, scoreEvent } from '../domain/event-score.ts'
import {
  computeParity,
  type Measure,
  meanSpeech,
  shareOfCommunes,
  shareOfFirstTimers,
  shareOfNewOrganisations,
  shareOfReturners,
  shareOfWomen,
} from '../domain/inclusion.ts'
import type { HeldEvent } from '../domain/lever-facts.ts'
import { presentScore, SCORED_COLUMNS } from './agenda-store.ts'
import { type NamedWorld, readWorldsOfActors } from './guests-store.ts'
import { HELD_COLUMNS, readAttendances, readAudiences, readPlace } from './lever-facts-store.ts'

type Diagnosis = z.infer<typeof eventDiagnosisSchema>
type EventRow = HeldEvent & ScoredEvent & { readonly state: EventState }
type GuestRow = {
  actorId: string | null
  worldId: string | null
  name: string
  isInvited: boolean
  isPresent: boolean | null
}

/** Each once, in the order of their names. */
function namedOnce(worlds: readonly NamedWorld[]): NamedWorld[] {
  return [...new Map(worlds.map((world) => [world.id, world])).values()].sort((a, b) =>
    a.name.localeCompare(b.name, 'fr'),
  )
}

async function readGuests(tx: Tx, access: TerritoryAccess, eventId: string) {
  return tx.rows<GuestRow>(
    `select g.actor_id as "actorId", g.world_id as "worldId", coalesce(a.name, w.name) as name,
       g.invitation <> 'none' as "isInvited", g.is_present as "isPresent"
     from event_guest g
       left join actor a on a.territory_id = g.territory_id and a.id = g.actor_id and a.deleted_at is null
       left join social_world w on w.territory_id = g.territory_id and w.id = g.world_id and w.deleted_at is null
     where g.territory_id = $1 and g.event_id = $2 and g.deleted_at is null and coalesce(a.id, w.id) is not null`,
    [access.territoryId, eventId],
  )
}

/** Organisations present, each spread over its worlds: how evenly worlds were there. */
function measureEvenness(worldsOfPresent: readonly (readonly NamedWorld[])[]): Measure {
  const counts = new Map<string, number>()
  for (const worlds of worldsOfPresent)
    for (const { id } of worlds) counts.set(id, (counts.get(id) ?? 0) + 1 / worlds.length)
  const value = evennessOf([...counts.values()]) ?? null
  const n = worldsOfPresent.filter((worlds) => worlds.length > 0).length
  const missing = value === null ? 'no-count' : null
  return { value, n, of: worldsOfPresent.length, missing, isSmall: n > 0 && n < 5 }
}

/** What an event was worth, by what was noted of it. Fails with `record.absent`. */
export async function readDiagnosis(
  tx: Tx,
  access: TerritoryAccess,
  eventId: string,
  today: Day,
): Promise<Diagnosis> {
  const event = await tx.maybe<EventRow>(
    `select ${HELD_COLUMNS}, e.state, ${SCORED_COLUMNS} from event e where e.territory_id = $1 and e.id = $2 and e.deleted_at is null`,
    [access.territoryId, eventId],
  )
  if (!event) throw new Problem('record.absent', 'absent', { kind: 'event', id: eventId })
  const guests = await readGuests(tx, access, eventId)
  const organisations = guests.filter((guest) => guest.actorId !== null)
  const ids = organisations.flatMap(({ actorId }) => actorId ?? [])
  const worldsOf = await readWorldsOfActors(tx, access, ids, event.startsOn)
  const reached = (which: (guest: GuestRow) => boolean) =>
    namedOnce(
      guests
        .filter(which)
        .flatMap((guest) =>
          guest.worldId === null
            ? (worldsOf.get(guest.actorId ?? '') ?? [])
            : [{ id: guest.worldId, name: guest.name }],
        ),
    )
  const invited = reached((guest) => guest.isInvited)
  const present = reached((guest) => guest.isPresent === true)
  const seen = new Set([...invited, ...present].map(({ id }) => id))
  const isThere = new Set(present.map(({ id }) => id))
  const everyWorld = await tx.rows<NamedWorld>(
    'select id, name from social_world where territory_id = $1 and deleted_at is null order by lower(name), id',
    [access.territoryId],
  )
  const attendances = await readAttendances(tx, access)
  const audiences = await readAudiences(tx, access)
  const { communes } = await readPlace(tx, access)
  const decisions = await tx.one<{
    all: number
    open: number
    done: number
    late: number
    withoutAnybody: number
  }>(
    `select count(*)::int as all, count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'done')::int as done,
       count(*) filter (where state = 'open' and due_on < $3)::int as late,
       count(*) filter (where state = 'open' and actor_id is null and btrim(who) = '')::int as "withoutAnybody"
     from event_decision where territory_id = $1 and event_id = $2 and deleted_at is null`,
    [access.territoryId, eventId, today],
  )
  const score = scoreEvent(event)
  const parity = audiences.map((audience) => computeParity(audience, [event]))
  const isOver = event.state === 'held'
  const absent = isOver ? invited.filter(({ id }) => !isThere.has(id)) : []
  const measures = {
    newOrganisations: shareOfNewOrganisations(attendances, { id: event.id, day: event.startsOn }),
    firstTimers: shareOfFirstTimers([event]),
    women: shareOfWomen([event]),
    evenness: measureEvenness(
      organisations.filter((o) => o.isPresent).map((o) => worldsOf.get(o.actorId ?? '') ?? []),
    ),
  }
  const findings = diagnoseEvent(
    { ...event, ...measures, counts: event, score, absentWorlds: absent, parity, decisions },
    today,
  )
  return {
    eventId,
    score: presentScore(event),
    worlds: { invited, present, absent, forgotten: everyWorld.filter(({ id }) => !seen.has(id)) },
    organisations: {
      invited: organisations.filter((o) => o.isInvited).length,
      present: organisations.filter((o) => o.isPresent === true).length,
      absent: organisations.flatMap(({ actorId, name, isInvited, isPresent }) =>
        actorId !== null && isInvited && isPresent === false ? [{ id: actorId, name }] : [],
      ),
    },
    ...measures,
    returners: shareOfReturners([event]),
    speech: meanSpeech([event]),
    communes: shareOfCommunes([event], communes),
    parity,
    decisions: { open: decisions.open, done: decisions.done, late: decisions.late },
    findings: findings.map((each) => ({ ...each, params: { ...each.params } })),
    smallCounts: [...findSmallCounts(event)],
  }
}
