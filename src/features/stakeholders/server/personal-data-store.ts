import type { z } from 'zod'
import { provePersonNotice } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { presentRow } from '#platform/server/record-store.ts'
import type { personalDataSchema } from '../contract.ts'
import { type Level, summariseRatings } from '../domain/ratings.ts'
import type { StakeholderAttributes } from '../domain/stakeholder.ts'
import { erasePerson } from './person-notices-store.ts'
import { stakeholderTable } from './stakeholders-store.ts'

export type PersonalData = z.infer<typeof personalDataSchema>
type Held = NonNullable<PersonalData['held']>

type Entered = {
  id: string
  territoryId: string
  evaluationId: string
  stakeholderId: string | null
  lang: 'fr' | 'en'
  territoryName: string
  evaluationTitle: string
  erasedOn: string | null
}

/** Enters, with the secret of a person's link, the territory of her notice alone. Fails with `stakeholders.link-unknown`. */
async function enterNotice(tx: Tx, token: string): Promise<Entered> {
  const access = await provePersonNotice(tx, token)
  return tx.one<Entered>(
    `select n.id, n.territory_id as "territoryId", n.evaluation_id as "evaluationId", n.stakeholder_id as "stakeholderId", n.lang,
       t.name as "territoryName", e.title as "evaluationTitle", n.erased_at::date as "erasedOn"
     from person_notice n join territory t on t.id = n.territory_id join evaluation e on e.id = n.evaluation_id
     where n.territory_id = $1 and n.id = $2`,
    [access.territoryId, access.noticeId],
  )
}

/** Everything that is held about the person who has this link; who rated is not said. */
export async function readPersonalData(tx: Tx, token: string): Promise<PersonalData> {
  const entered = await enterNotice(tx, token)
  const { lang, territoryName, evaluationTitle, erasedOn, stakeholderId } = entered
  const held = erasedOn === null && stakeholderId !== null ? await readHeld(tx, entered, stakeholderId) : null
  return { lang, territoryName, evaluationTitle, erasedOn, held }
}

async function readHeld(tx: Tx, { id, territoryId }: Entered, stakeholderId: string): Promise<Held> {
  const notice = await tx.one<
    Pick<
      Held,
      | 'controller'
      | 'contact'
      | 'purpose'
      | 'legalBasis'
      | 'notice'
      | 'expiresOn'
      | 'notifiedHow'
      | 'notifiedOn'
      | 'address'
      | 'contest'
      | 'contestedOn'
      | 'answer'
      | 'answeredOn'
    >
  >(
    `select controller, contact, purpose, legal_basis as "legalBasis", notice, expires_on as "expiresOn", notified_how as "notifiedHow",
       notified_on as "notifiedOn", address, contest, contested_at::date as "contestedOn", answer, answered_at::date as "answeredOn"
     from person_notice where id = $1`,
    [id],
  )
  const of = [territoryId, stakeholderId]
  const row = await tx.one<Record<string, unknown>>(
    'select * from stakeholder where territory_id = $1 and id = $2',
    of,
  )
  const shown = presentRow(stakeholderTable, row) as unknown as StakeholderAttributes & { name: string }
  const ratings = await tx.rows<{ on: string; involvement: Level; importance: Level; reason: string }>(
    `select updated_at::date as "on", involvement, importance, reason from stakeholder_rating
     where territory_id = $1 and stakeholder_id = $2 and deleted_at is null order by updated_at, id`,
    of,
  )
  // What the team took away and could bring back is held as well.
  const steps = await tx.rows<Held['steps'][number]>(
    `select what, due_on as "dueOn", done_on as "doneOn", note from engagement_step
     where territory_id = $1 and stakeholder_id = $2 order by created_at, id`,
    of,
  )
  const solicitations = await tx.rows<Held['solicitations'][number]>(
    `select asked_on as "askedOn", kind, minutes, note from solicitation
     where territory_id = $1 and stakeholder_id = $2 order by asked_on, id`,
    of,
  )
  const meetings = await tx.rows<Held['meetings'][number]>(
    `select title, held_on as "heldOn", $2 = any (invited) as invited, $2 = any (present) as present from meeting
     where territory_id = $1 and $2 = any (invited || present) order by held_on, id`,
    of,
  )
  const summary = summariseRatings(ratings.map((rating) => ({ ...rating, by: '' })))
  return {
    ...notice,
    name: shown.name,
    attributes: attributesOf(shown),
    medians: { involvement: summary.involvement.median, importance: summary.importance.median },
    ratings,
    steps,
    solicitations,
    meetings,
  }
}

function attributesOf(shown: StakeholderAttributes): Held['attributes'] {
  return {
    kind: shown.kind,
    urbalGroup: shown.urbalGroup,
    worlds: [...shown.worlds],
    links: [...shown.links],
    expects: shown.expects,
    contributes: shown.contributes,
    losses: shown.losses,
    position: shown.position,
    power: shown.power,
    interest: shown.interest,
    hasPower: shown.hasPower,
    hasLegitimacy: shown.hasLegitimacy,
    hasUrgency: shown.hasUrgency,
    participationNow: shown.participationNow,
    participationWanted: shown.participationWanted,
    channel: shown.channel,
    contactConsent: shown.contactConsent,
    relay: shown.relay,
    lastContactOn: shown.lastContactOn,
  }
}

const LONGEST_CONTEST = 4000

/** Whoever can answer, in their own language. */
export type ContestAlert = { email: string; lang: 'fr' | 'en' }

type Contested = Pick<Entered, 'territoryId' | 'territoryName' | 'evaluationId'> & {
  stakeholderId: string
  alerts: ContestAlert[]
}

/**
 * Keeps what the person contests; her ratings are on no map until the team has answered. Something added while an
 * answer is awaited stands under what was said before. Fails with `stakeholders.contest-too-long`, `person-erased`.
 */
export async function contestHeldData(tx: Tx, token: string, text: string): Promise<Contested> {
  const { id, erasedOn, territoryId, territoryName, evaluationId, stakeholderId } = await enterNotice(
    tx,
    token,
  )
  if (erasedOn !== null || stakeholderId === null) throw new Problem('stakeholders.person-erased', 'gone')
  const { said } = await tx.one<{ said: string }>(
    `select case when answered_at is null then contest else '' end as said from person_notice where id = $1 for update`,
    [id],
  )
  const whole = said === '' ? text : `${said}\n\n${text}`
  if (whole.length > LONGEST_CONTEST)
    throw new Problem('stakeholders.contest-too-long', 'caller', { most: LONGEST_CONTEST })
  await tx.query(
    `update person_notice set contest = $2, contested_at = now(), answer = '', answered_at = null where id = $1`,
    [id, whole],
  )
  const alerts = await tx.rows<ContestAlert>(
    `select p.email, p.lang from member m join person p on p.id = m.person_id
     where m.territory_id = $1 and m.role in ('owner', 'facilitator') order by p.email`,
    [territoryId],
  )
  return { territoryId, territoryName, evaluationId, stakeholderId, alerts }
}

/** Erases at once; a second request finds nothing more to erase. */
export async function eraseHeldData(tx: Tx, token: string): Promise<void> {
  const { id } = await enterNotice(tx, token)
  await erasePerson(tx, id)
}
