import { sumPopulation } from '#features/territories/domain/territory.ts'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Attendance, AudienceFacts, HeldEvent, LeverFacts } from '../domain/lever-facts.ts'

type InTerritory = Pick<TerritoryAccess, 'territoryId'>

/** What is counted of an event, for `HeldEvent`; columns of a row `e`. */
export const HELD_COLUMNS = `e.id, e.starts_on as day, e.openness, e.level, e.venue, e.persons, e.first_timers as "firstTimers",
  e.returners, e.speech_percent as "speechPercent", e.genders, e.audiences, e.communes`

/** Organisations present at events that were held, oldest first. */
export function readAttendances(tx: Tx, { territoryId }: InTerritory): Promise<Attendance[]> {
  return tx.rows<Attendance>(
    `select g.event_id as "eventId", e.starts_on as day, g.actor_id as "actorId" from event_guest g
       join event e on e.territory_id = g.territory_id and e.id = g.event_id
       join actor a on a.territory_id = g.territory_id and a.id = g.actor_id
     where g.territory_id = $1 and g.is_present and g.deleted_at is null and e.deleted_at is null and a.deleted_at is null
       and e.state = 'held' order by e.starts_on, e.id, g.id`,
    [territoryId],
  )
}

export function readAudiences(tx: Tx, { territoryId }: InTerritory): Promise<AudienceFacts[]> {
  return tx.rows<AudienceFacts>(
    `select id, name, is_seldom_heard as "isSeldomHeard", population_percent as "populationPercent",
       population_source as "populationSource" from audience
     where territory_id = $1 and deleted_at is null order by not is_seldom_heard, lower(name), id`,
    [territoryId],
  )
}

/** Codes of the communes of the territory, and how many people live there as far as it is published. */
export async function readPlace(tx: Tx, { territoryId }: InTerritory) {
  const rows = await tx.rows<{ code: string }>(
    'select commune_code as code from territory_commune where territory_id = $1 order by 1',
    [territoryId],
  )
  const communes = rows.map(({ code }) => code)
  const register = await loadCommuneRegister()
  const { known } = sumPopulation(communes.flatMap((code) => register.communes.get(code) ?? []))
  return { communes, inhabitants: known }
}

/** All that the figures of the levers rest on, whatever the period: a territory holds a few hundred events at most. */
export async function readLeverFacts(tx: Tx, access: InTerritory): Promise<LeverFacts> {
  const at = [access.territoryId]
  const events = await tx.rows<HeldEvent>(
    `select ${HELD_COLUMNS} from event e where e.territory_id = $1 and e.deleted_at is null and e.state = 'held'
     order by e.starts_on, e.id`,
    at,
  )
  const { since } = await tx.one<{ since: Day | null }>(
    'select min(starts_on) as since from event where territory_id = $1 and deleted_at is null',
    at,
  )
  const decisions = await tx.rows<LeverFacts['decisions'][number]>(
    `select e.starts_on as day, d.is_codesigned as "isCodesigned" from event_decision d
       join event e on e.territory_id = d.territory_id and e.id = d.event_id
     where d.territory_id = $1 and d.kind = 'decision' and d.deleted_at is null and e.deleted_at is null and e.state = 'held'`,
    at,
  )
  const exchanges = await tx.rows<LeverFacts['exchanges'][number]>(
    `select held_on as day, is_formal as "isFormal" from territory_exchange
     where territory_id = $1 and deleted_at is null and state = 'held' order by held_on`,
    at,
  )
  const relays = await tx.rows<LeverFacts['relays'][number]>(
    `select r.has_mobilised as "hasMobilised", r.last_action_on as "lastActionOn" from relay r
       join actor a on a.territory_id = r.territory_id and a.id = r.actor_id and a.deleted_at is null
     where r.territory_id = $1 and r.deleted_at is null`,
    at,
  )
  const attendances = await readAttendances(tx, access)
  const audiences = await readAudiences(tx, access)
  const { communes, inhabitants } = await readPlace(tx, access)
  const agendaSince = since
  return { events, agendaSince, attendances, decisions, exchanges, relays, audiences, inhabitants, communes }
}
