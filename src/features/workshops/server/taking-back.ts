import type { Tx } from '#platform/server/db/transaction.ts'
import { removeParagraph } from '../domain/card-paragraphs.ts'
import type { HeldContribution } from './contributions-store.ts'
import { holdCard, writeCard } from './story-card.ts'

/** The territory's own record: of a facilitator who undoes, or of a phone that takes back what it sent. */
type Scope = { territoryId: string }

async function takeBackFromCard(tx: Tx, access: Scope, from: HeldContribution, storyId: string) {
  const { how, card = '', before = '', after = '' } = from.landing ?? {}
  const standing = await tx.maybe(
    'select 1 from story where territory_id = $1 and id = $2 and deleted_at is null',
    [access.territoryId, storyId],
  )
  // Deleted with its story: nothing of it is left to take back.
  if (!standing) return true
  const now = await holdCard(tx, access, { evaluationId: from.evaluationId, storyId, card })
  const then = how === 'append' ? removeParagraph(now, after) : now === after ? before : undefined
  if (then === undefined) return false
  await writeCard(tx, access, storyId, card, then)
  return true
}

// What others hang on a record does not change its version. $2: the record.
const ELEMENT_USED = `exists (select 1 from chain_link l where $2 in (l.from_id, l.to_id) and l.deleted_at is null)
  or exists (select 1 from framework_line f where f.element_id = $2 and f.deleted_at is null)
  or exists (select 1 from rival_explanation x where x.element_id = $2 and x.deleted_at is null)`
const STAKEHOLDER_USED = `exists (select 1 from stakeholder_rating g where g.stakeholder_id = $2 and g.deleted_at is null)
  or exists (select 1 from engagement_step e where e.stakeholder_id = $2 and e.deleted_at is null)
  or exists (select 1 from solicitation a where a.stakeholder_id = $2 and a.deleted_at is null)
  or exists (select 1 from meeting m where m.territory_id = $1 and $2 = any (m.invited || m.present) and m.deleted_at is null)
  or exists (select 1 from person_notice n where n.stakeholder_id = $2 and n.deleted_at is null)`

/** An element or stakeholder that nobody has touched, tied, planned with or rated since. */
async function takeBackRecord(tx: Tx, access: Scope, from: HeldContribution, id: string): Promise<boolean> {
  const isElement = from.landedKind === 'chain-element'
  const used = isElement ? ELEMENT_USED : STAKEHOLDER_USED
  const { rowCount } = await tx.query(
    `update ${isElement ? 'chain_element' : 'stakeholder'} set deleted_at = now()
     where territory_id = $1 and id = $2 and version = $3 and deleted_at is null and not (${used})`,
    [access.territoryId, id, from.landing?.version ?? 0],
  )
  if (rowCount === 1) return true
  const gone = await tx.maybe(
    `select 1 from ${isElement ? 'chain_element' : 'stakeholder'} where territory_id = $1 and id = $2 and deleted_at is not null`,
    [access.territoryId, id],
  )
  return gone !== undefined
}

async function takeBackWording(tx: Tx, access: Scope, from: HeldContribution, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update chain_element set statement = $3 where territory_id = $1 and id = $2 and statement = $4 and deleted_at is null`,
    [access.territoryId, id, from.landing?.before, from.landing?.after],
  )
  return rowCount === 1
}

/**
 * Takes back what a contribution has become: its paragraph, the text it replaced, the record it made. False when
 * somebody has worked on it since: then it stays, it is theirs as well.
 */
export async function takeBack(tx: Tx, access: Scope, from: HeldContribution): Promise<boolean> {
  const { landedKind, landedId, landing } = from
  if (landedId === null || landing === null || landing.how === 'join') return true
  if (landedKind === 'story') return takeBackFromCard(tx, access, from, landedId)
  if (landing.how === 'create') return takeBackRecord(tx, access, from, landedId)
  return takeBackWording(tx, access, from, landedId)
}
