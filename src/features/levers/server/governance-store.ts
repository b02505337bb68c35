import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { governanceSchema } from '../contract.ts'
import { evennessOf } from '../domain/event-diagnosis.ts'
import { TRACE_DAYS } from '../domain/event-score.ts'
import { CRITERIA, FEEDS, type Feed, type FeedCode } from '../domain/governance.ts'
import { shareOfCommunes, shareOfWomen } from '../domain/inclusion.ts'
import type { LeverFigure } from '../domain/lever.ts'
import type { LeverFacts } from '../domain/lever-facts.ts'
import { computeFigure } from '../domain/lever-figures.ts'
import { isWithin, type Period } from '../domain/period.ts'
import { findCoverageGaps } from '../domain/relay-coverage.ts'
import { readWorldsOfActors } from './guests-store.ts'
import { readLeverFacts } from './lever-facts-store.ts'

type Governance = z.infer<typeof governanceSchema>

/** What one count of the database says: how many, out of how many where there is a whole, since when. */
type Counted = { n: number; of: number | null; since: Day | null }

/** Each counts on its own; `$1` the territory, `$2` and `$3` the period. */
const COUNTS: Readonly<Partial<Record<FeedCode, string>>> = {
  'worlds-covered': `select count(*) filter (where exists (select from world_membership m join actor a on a.id = m.actor_id and a.deleted_at is null
      where m.world_id = w.id and m.deleted_at is null and (m.until is null or m.until >= $3)))::int as n,
    count(*)::int as of, min(w.created_at)::date as since, $2::date as _ from social_world w where w.territory_id = $1 and w.deleted_at is null`,
  relays: `select count(*)::int as n, null::int as of, min(r.created_at)::date as since, $2::date as a, $3::date as b from relay r
    join actor a on a.territory_id = r.territory_id and a.id = r.actor_id and a.deleted_at is null
    where r.territory_id = $1 and r.deleted_at is null`,
  'exchanges-held': `select count(*)::int as n, null::int as of, min(held_on) as since from territory_exchange
    where territory_id = $1 and deleted_at is null and state = 'held' and held_on between $2 and $3`,
  'territories-met': `select count(distinct coalesce(other_territory_id::text, lower(btrim(other_name))))::int as n, null::int as of, min(held_on) as since
    from territory_exchange where territory_id = $1 and deleted_at is null and state = 'held' and held_on between $2 and $3
      and (other_territory_id is not null or btrim(other_name) <> '')`,
  'lessons-taken-home': `select count(*) filter (where btrim(taken_home) <> '')::int as n, count(*)::int as of, min(held_on) as since
    from territory_exchange where territory_id = $1 and deleted_at is null and state = 'held' and held_on between $2 and $3`,
  'decider-present': `select count(*) filter (where items ->> 'decider' = 'yes')::int as n, count(*)::int as of, min(starts_on) as since from event
    where territory_id = $1 and deleted_at is null and state = 'held' and starts_on between $2 and $3 and items ->> 'decider' in ('yes', 'partly', 'no')`,
  'decisions-taken': `select count(*)::int as n, null::int as of, min(e.starts_on) as since from event_decision d
    join event e on e.territory_id = d.territory_id and e.id = d.event_id and e.deleted_at is null
    where d.territory_id = $1 and d.deleted_at is null and d.kind = 'decision' and e.starts_on between $2 and $3`,
  'agendas-written': `select count(*) filter (where btrim(agenda) <> '')::int as n, count(*)::int as of, min(starts_on) as since from event
    where territory_id = $1 and deleted_at is null and state = 'held' and starts_on between $2 and $3`,
  'minutes-written': `select count(*) filter (where btrim(report) <> '')::int as n, count(*)::int as of, min(starts_on) as since from event
    where territory_id = $1 and deleted_at is null and state = 'held' and starts_on between $2 and $3`,
  'traces-returned': `select count(*) filter (where trace_on <= coalesce(ends_on, starts_on) + ${TRACE_DAYS})::int as n, count(*)::int as of,
    min(starts_on) as since from event where territory_id = $1 and deleted_at is null and state = 'held' and starts_on between $2 and $3
      and coalesce(ends_on, starts_on) + ${TRACE_DAYS} <= $3`,
  'decisions-done': `select count(*) filter (where d.state = 'done')::int as n, count(*)::int as of, min(e.starts_on) as since from event_decision d
    join event e on e.territory_id = d.territory_id and e.id = d.event_id and e.deleted_at is null
    where d.territory_id = $1 and d.deleted_at is null and d.state <> 'dropped' and e.starts_on between $2 and $3`,
  'follow-ups-late': `select count(*) filter (where d.due_on < $3)::int as n, count(*)::int as of, min(e.starts_on) as since, $2::date as _
    from event_decision d join event e on e.territory_id = d.territory_id and e.id = d.event_id and e.deleted_at is null
    where d.territory_id = $1 and d.deleted_at is null and d.state = 'open' and d.due_on is not null`,
  'actions-under-way': `select count(*) filter (where state in ('under_way', 'done'))::int as n, count(*)::int as of,
      min(coalesce(started_on, created_at::date)) as since, $2::date as a, $3::date as b
    from action where territory_id = $1 and deleted_at is null and state <> 'dropped'`,
  'evaluations-led': `select count(*)::int as n, null::int as of, min(coalesce(started_on, created_at::date)) as since, $2::date as a, $3::date as b
    from evaluation where territory_id = $1 and deleted_at is null`,
  'judgements-renewed': `select count(*) filter (where times > 1)::int as n, count(*)::int as of, min(first_on) as since, $2::date as _ from (
      select count(distinct judged_on) as times, min(judged_on) as first_on from governance_judgement
      where territory_id = $1 and deleted_at is null and judged_on <= $3 group by criterion) each`,
}

/** Sums of what was noted of means, over the evaluations of the territory. */
const MEANS = `select sum(days)::float8 as days, sum(euros)::float8 as euros, count(days)::int as "daysNoted", count(euros)::int as "eurosNoted",
    min(spent_on) filter (where days is not null) as "daysSince", min(spent_on) filter (where euros is not null) as "eurosSince"
  from means_entry m join evaluation e on e.territory_id = m.territory_id and e.id = m.evaluation_id and e.deleted_at is null
  where m.territory_id = $1 and m.deleted_at is null and spent_on between $2 and $3`

/** A count as a feed; where nothing stands, nothing is recorded yet, which is not zero. */
function feedOfCount(code: FeedCode, { n, of, since }: Counted): Feed {
  const isEmpty = of === null ? n === 0 : of === 0
  return { code, value: isEmpty ? null : n, unit: 'count', n: of ?? n, of, since: isEmpty ? null : since }
}

function feedOfFigure(code: FeedCode, figure: LeverFigure, since: Day | null): Feed {
  const unit = figure.unit === 'percent' || figure.unit === 'ratio' ? figure.unit : 'level'
  return {
    code,
    value: figure.value,
    unit,
    n: figure.n,
    of: null,
    since: figure.value === null ? null : since,
  }
}

/** Who is at the table, by the worlds of the organisations that came. */
async function feedWorldsAtEvents(
  tx: Tx,
  access: TerritoryAccess,
  { attendances }: LeverFacts,
  period: Period,
): Promise<Feed[]> {
  const came = attendances.filter(({ day }) => isWithin(day, period))
  const worldsOf = await readWorldsOfActors(
    tx,
    access,
    [...new Set(came.map(({ actorId }) => actorId))],
    period.to,
  )
  const counts = new Map<string, number>()
  for (const { actorId } of came) {
    const worlds = worldsOf.get(actorId) ?? []
    for (const { id } of worlds) counts.set(id, (counts.get(id) ?? 0) + 1 / worlds.length)
  }
  const since = counts.size === 0 ? null : (came[0]?.day ?? null)
  const { all } = await tx.one<{ all: number }>(
    'select count(*)::int as all from social_world where territory_id = $1 and deleted_at is null',
    [access.territoryId],
  )
  const value = counts.size === 0 ? null : counts.size
  const evenness = evennessOf([...counts.values()]) ?? null
  return [
    { code: 'worlds-at-events', value, unit: 'count', n: came.length, of: all, since },
    { code: 'evenness-of-worlds', value: evenness, unit: 'ratio', n: came.length, of: null, since },
  ]
}

async function feedMeans(tx: Tx, access: TerritoryAccess, { from, to }: Period): Promise<Feed[]> {
  const means = await tx.one<{
    days: number | null
    euros: number | null
    daysNoted: number
    eurosNoted: number
    daysSince: Day | null
    eurosSince: Day | null
  }>(MEANS, [access.territoryId, from, to])
  const { days, euros, daysNoted, eurosNoted, daysSince, eurosSince } = means
  return [
    { code: 'days-spent', value: days, unit: 'days', n: daysNoted, of: null, since: daysSince },
    { code: 'euros-spent', value: euros, unit: 'euros', n: eurosNoted, of: null, since: eurosSince },
  ]
}

async function feedRelaysMissing(tx: Tx, access: TerritoryAccess, facts: LeverFacts): Promise<Feed> {
  const relays = await tx.rows<{ audiences: string[]; trust: number | null }>(
    `select r.audiences, r.trust from relay r join actor a on a.territory_id = r.territory_id and a.id = r.actor_id and a.deleted_at is null
     where r.territory_id = $1 and r.deleted_at is null`,
    [access.territoryId],
  )
  const audiences = facts.audiences.map(({ id }) => id)
  const { gaps } = findCoverageGaps(audiences, relays)
  const value = audiences.length === 0 ? null : gaps.length
  return {
    code: 'audiences-without-relay',
    value,
    unit: 'count',
    n: audiences.length,
    of: audiences.length,
    since: null,
  }
}

function feedFigures(facts: LeverFacts, period: Period): Feed[] {
  const held = facts.events.filter(({ day }) => isWithin(day, period))
  const since = held[0]?.day ?? null
  const of = (code: FeedCode, figure: Parameters<typeof computeFigure>[0]) =>
    feedOfFigure(code, computeFigure(figure, facts, period), since)
  const women = shareOfWomen(held)
  const communes = shareOfCommunes(held, facts.communes)
  return [
    of('mean-level', 'ORG-20'),
    of('participatory-share', 'ORG-21'),
    of('codesigned-share', 'ORG-19'),
    of('everyday-share', 'ORG-23'),
    of('lowest-parity', 'SOC-09'),
    {
      code: 'women-share',
      value: women.value,
      unit: 'percent',
      n: women.of ?? 0,
      of: null,
      since: women.value === null ? null : since,
    },
    {
      code: 'communes-reached',
      value: communes.value === null ? null : communes.n,
      unit: 'count',
      n: communes.n,
      of: communes.of,
      since: communes.value === null ? null : since,
    },
  ]
}

async function readFeeds(tx: Tx, access: TerritoryAccess, period: Period): Promise<Map<FeedCode, Feed>> {
  const facts = await readLeverFacts(tx, access)
  const feeds: Feed[] = [
    ...feedFigures(facts, period),
    ...(await feedWorldsAtEvents(tx, access, facts, period)),
    ...(await feedMeans(tx, access, period)),
    await feedRelaysMissing(tx, access, facts),
  ]
  for (const [code, sql] of Object.entries(COUNTS) as [FeedCode, string][])
    feeds.push(feedOfCount(code, await tx.one<Counted>(sql, [access.territoryId, period.from, period.to])))
  return new Map(feeds.map((feed) => [feed.code, feed]))
}

type JudgementRow = Governance['criteria'][number]['history'][number] & {
  criterion: (typeof CRITERIA)[number]
}

/** The eight criteria of governance (method 6.2): what is recorded over the period, and every judgement, latest first. */
export async function readGovernance(tx: Tx, access: TerritoryAccess, period: Period): Promise<Governance> {
  const feeds = await readFeeds(tx, access, period)
  const judgements = await tx.rows<JudgementRow>(
    `select id, version, criterion, level, argument, judged_on as "judgedOn", judged_with as "judgedWith" from governance_judgement
     where territory_id = $1 and deleted_at is null order by judged_on desc, created_at desc, id`,
    [access.territoryId],
  )
  const nothing = (code: FeedCode): Feed => ({
    code,
    value: null,
    unit: 'count',
    n: 0,
    of: null,
    since: null,
  })
  return {
    ...period,
    criteria: CRITERIA.map((criterion) => ({
      criterion,
      feeds: FEEDS[criterion].map((code) => ({ ...(feeds.get(code) ?? nothing(code)) })),
      history: judgements
        .filter((judgement) => judgement.criterion === criterion)
        .map(({ criterion: _, ...judgement }) => judgement),
    })),
  }
}
