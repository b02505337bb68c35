import { restitutionWords } from '#features/restitution/words.ts'
import { personsPattern } from '#features/stakeholders/domain/person-name.ts'
import { findPersonNames } from '#features/stakeholders/server/persons-store.ts'
import type { WorkshopAccess } from '#kernel/access.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { WorkshopLook } from '../contract.ts'
import { NAMES_KEPT_DAYS } from '../domain/workshop.ts'

type Frame = Omit<WorkshopLook, 'state' | 'me' | 'table'> & { showsResults: boolean }
type Me = NonNullable<WorkshopLook['me']>
type Table = NonNullable<WorkshopLook['table']>

/** More than anybody reads on a phone. */
const MOST = { chain: 80, stakeholders: 120, objectives: 40 }

const FRAME = `select w.title, t.name as "territoryName", w.lang, w.closes_at as "closesAt",
    to_char((least(w.closes_at, coalesce(w.closed_at, w.closes_at)) at time zone 'Europe/Paris')::date + ${NAMES_KEPT_DAYS}, 'YYYY-MM-DD') as "namesErasedOn",
    w.activities, w.votes_each as "votesEach", w.shows_results as "showsResults"
  from workshop w join territory t on t.id = w.territory_id where w.territory_id = $1 and w.id = $2`

const ME = `select p.number, p.name, p.urbal_group as "urbalGroup", p.set_aside_at is not null as "setAside",
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'content', nullif(c.content, '{}'), 'state', c.state,
        'reason', c.reason, 'sentAt', c.created_at) order by c.created_at desc)
      from contribution c where c.participant_id = p.id and c.state <> 'withdrawn'), '[]') as contributions,
    coalesce((select jsonb_agg(jsonb_build_object('stakeholderId', r.stakeholder_id, 'involvement', r.involvement, 'importance', r.importance))
      from stakeholder_rating r join stakeholder s on s.id = r.stakeholder_id
      where r.participant_id = p.id and r.deleted_at is null and s.deleted_at is null), '[]') as ratings,
    coalesce((select jsonb_agg(v.objective_id) from objective_vote v join objective o on o.id = v.objective_id
      where v.participant_id = p.id and o.deleted_at is null), '[]') as votes
  from participant p where p.territory_id = $1 and p.id = $2`

/** Only what the open activities need: a phone pays for each byte. A person is never among the stakeholders. */
const TABLE = `select
    case when $3::text[] && '{story}' then (select jsonb_build_object('title', s.title, 'cards', s.cards) from story s
      where s.territory_id = $1 and s.evaluation_id = $2 and s.deleted_at is null order by s.created_at desc, s.id limit 1) end as story,
    coalesce((select jsonb_agg(x) from (select c.id, c.type, c.statement from chain_element c
      where $3::text[] && '{chain}' and c.territory_id = $1 and c.evaluation_id = $2 and c.rival_id is null and c.deleted_at is null
        and c.type in ('activity', 'output', 'outcome_short', 'outcome_mid', 'outcome_long', 'impact')
      order by c.position, c.created_at, c.id limit ${MOST.chain}) x), '[]') as chain,
    coalesce((select jsonb_agg(x) from (select s.id, s.name from stakeholder s
      where $3::text[] && '{stakeholders,rating}' and s.territory_id = $1 and s.evaluation_id = $2 and s.deleted_at is null
        and s.kind <> 'person' and s.erased_at is null
        and not exists (select 1 from actor a where a.territory_id = s.territory_id and a.id = s.actor_id and a.kind = 'person')
      order by s.name, s.id limit ${MOST.stakeholders}) x), '[]') as stakeholders,
    coalesce((select jsonb_agg(x) from (select o.id, o.change,
        case when $4 then (select count(*) from objective_vote v join participant p on p.id = v.participant_id
          where v.objective_id = o.id and v.workshop_id = $5 and p.set_aside_at is null) end as votes
      from objective o where $3::text[] && '{vote}' and o.territory_id = $1 and o.evaluation_id = $2 and o.deleted_at is null
      order by o.position, o.created_at, o.id limit ${MOST.objectives}) x), '[]') as objectives,
    case when $4 then (select count(distinct v.participant_id)::int from objective_vote v join participant p on p.id = v.participant_id
      where v.workshop_id = $5 and p.set_aside_at is null) end as voters`

/** « une personne » instead of whoever is named on the stakeholder map: a phone has no account, as a reader of a publication. */
async function hidePersons(tx: Tx, phone: WorkshopAccess, table: Table, lang: Frame['lang']): Promise<Table> {
  const persons = personsPattern(await findPersonNames(tx, phone, phone.evaluationId))
  if (!persons) return table
  const someone = sayIn(restitutionWords, lang)('view.a-person')
  const hide = (text: string) => text.replace(persons, someone)
  const { story, chain, objectives } = table
  return {
    ...table,
    story: story && {
      title: hide(story.title),
      cards: Object.fromEntries(Object.entries(story.cards).map(([card, text]) => [card, hide(text)])),
    },
    chain: chain.map((element) => ({ ...element, statement: hide(element.statement) })),
    objectives: objectives.map((objective) => ({ ...objective, change: hide(objective.change) })),
  }
}

/** A room looks at the same table at the same moment: it is read once a second for all. */
const FRESH_MS = 1000
const tables = new Map<string, { at: number; table: Table }>()

async function findTable(tx: Tx, phone: WorkshopAccess, frame: Frame): Promise<Table> {
  const now = performance.now()
  // Other settings are another table: nobody sees results a moment after they were hidden.
  const key = `${phone.workshopId} ${frame.showsResults} ${frame.lang} ${frame.activities.join()}`
  const known = tables.get(key)
  if (known && now - known.at < FRESH_MS) return known.table
  const read = await tx.one<Table>(TABLE, [
    phone.territoryId,
    phone.evaluationId,
    frame.activities,
    frame.showsResults,
    phone.workshopId,
  ])
  const table = await hidePersons(tx, phone, read, frame.lang)
  for (const [each, { at }] of tables) if (now - at >= FRESH_MS) tables.delete(each)
  tables.set(key, { at: now, table })
  return table
}

/** All that a phone shows. Nothing of the evaluation before somebody joined, nor after closing or to who is set aside. */
export async function lookAtWorkshop(tx: Tx, phone: WorkshopAccess): Promise<WorkshopLook> {
  const { showsResults, ...frame } = await tx.one<Frame>(FRAME, [phone.territoryId, phone.workshopId])
  const { state, participant } = phone
  if (!participant) return { ...frame, state, me: null, table: null }
  const me = await tx.one<Me>(ME, [phone.territoryId, participant.id])
  const isAtTable = state === 'open' && !participant.isSetAside
  const table = isAtTable ? await findTable(tx, phone, { ...frame, showsResults }) : null
  return { ...frame, state, me, table }
}
