import { z } from 'zod'
import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { COMPENSATIONS } from './domain/composition.ts'
import { LEGAL_BASES, NOTIFIED_HOW } from './domain/person-notice.ts'
import { SOLICITATION_KINDS } from './domain/solicitation-load.ts'
import { CHANNELS, STAKEHOLDER_KINDS, URBAL_GROUPS } from './domain/stakeholder.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const inEvaluation = { territoryId: uuid, evaluationId: uuid }
const ofStakeholder = { ...inEvaluation, stakeholderId: uuid }
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const position = z.union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)])
const rung = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const minutes = z.number().int().min(0).max(14_400).nullable()
const done = z.object({ done: z.literal(true) })
const lang = z.enum(['fr', 'en'])
const tags = ['stakeholder']

/**
 * One view of one stakeholder: both scales of method 4.1. A member's, or that of a participant of a workshop who has
 * no account (`raterName` is then the name chosen there, or « Participant 7 »). Ratings of a person who contests them
 * are not listed until the team has answered, those of a participant set aside never are.
 */
export const ratingSchema = z.object({
  id: uuid,
  stakeholderId: uuid,
  by: z.enum(['member', 'participant']),
  raterId: uuid.nullable(),
  participantId: uuid.nullable(),
  raterName: z.string(),
  mine: z.boolean(),
  involvement: level,
  importance: level,
  reason: z.string(),
  version: z.number().int(),
})

/** What `null` stands for everywhere here: nobody said. It is never no, and never 0. */
const attributes = {
  kind: z.enum(STAKEHOLDER_KINDS),
  urbalGroup: z.enum(URBAL_GROUPS).nullable(),
  worlds: z.array(z.string().trim().min(1).max(60)).max(20),
  links: z.array(z.enum(CHAIN_LINKS)),
  /** Expected benefits, contributions, possible losses. */
  expects: z.string().max(1000),
  contributes: z.string().max(1000),
  losses: z.string().max(1000),
  /** −2 opposed … +2 ally. */
  position: position.nullable(),
  power: level.nullable(),
  interest: level.nullable(),
  /** The three attributes of salience. */
  hasPower: z.boolean().nullable(),
  hasLegitimacy: z.boolean().nullable(),
  hasUrgency: z.boolean().nullable(),
  /** Levels of the participation ladder. */
  participationNow: rung.nullable(),
  participationWanted: rung.nullable(),
  channel: z.enum(CHANNELS).nullable(),
  contactConsent: z.boolean().nullable(),
  relay: z.string().max(200),
  lastContactOn: day.nullable(),
}

const settingsValues = {
  involvementThreshold: z.number().min(0).max(4),
  importanceThreshold: z.number().min(0).max(4),
  spreadToDiscuss: z.number().int().min(1).max(4),
  /** Over 90 days, from which a stakeholder is asked too often. */
  tooManyHours: z.number().min(0.5).max(1000),
  tooManyTimes: z.number().int().min(1).max(100),
}

/** Version 0, without author: nobody changed anything, the values are the method's. */
export const settingsSchema = z.object({
  ...settingsValues,
  version: z.number().int(),
  authorName: z.string().nullable(),
  changedAt: z.string().nullable(),
})

/** What a named person was told. `link`, `address`, `contest` and `answer` are for owners and facilitators: null for others. */
export const noticeSchema = z.object({
  id: uuid,
  stakeholderId: uuid,
  lang,
  controller: z.string(),
  contact: z.string(),
  purpose: z.string(),
  legalBasis: z.enum(LEGAL_BASES),
  notice: z.string(),
  expiresOn: day.nullable(),
  createdOn: day,
  notifiedHow: z.enum(NOTIFIED_HOW).nullable(),
  notifiedOn: day.nullable(),
  /** The person's own page: where she sees, contests and erases. */
  link: z.string().nullable(),
  address: z.string().nullable(),
  isContested: z.boolean(),
  contest: z.string().nullable(),
  contestedAt: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version: z.number().int(),
})

/** Everything that is held about a person, as she sees it; who rated is not said. */
const heldData = z.object({
  name: z.string(),
  controller: z.string(),
  contact: z.string(),
  purpose: z.string(),
  legalBasis: z.enum(LEGAL_BASES),
  notice: z.string(),
  expiresOn: day.nullable(),
  notifiedHow: z.enum(NOTIFIED_HOW).nullable(),
  notifiedOn: day.nullable(),
  address: z.string(),
  attributes: z.object(attributes),
  /** Medians of all ratings; null while nobody rated. */
  medians: z.object({ involvement: z.number().nullable(), importance: z.number().nullable() }),
  ratings: z.array(z.object({ on: day, involvement: level, importance: level, reason: z.string() })),
  steps: z.array(
    z.object({ what: z.string(), dueOn: day.nullable(), doneOn: day.nullable(), note: z.string() }),
  ),
  solicitations: z.array(
    z.object({ askedOn: day, kind: z.enum(SOLICITATION_KINDS), minutes, note: z.string() }),
  ),
  meetings: z.array(
    z.object({ title: z.string(), heldOn: day.nullable(), invited: z.boolean(), present: z.boolean() }),
  ),
  contest: z.string(),
  contestedOn: day.nullable(),
  answer: z.string(),
  answeredOn: day.nullable(),
})
export const personalDataSchema = z.object({
  lang,
  territoryName: z.string(),
  evaluationTitle: z.string(),
  /** The day of the erasure: nothing is held any more then. */
  erasedOn: day.nullable(),
  held: heldData.nullable(),
})

const token = z.string().min(20).max(100)

export const stakeholdersContract = {
  stakeholders: recordRoutes({
    path: `${ofEvaluation}/stakeholders`,
    noun: 'stakeholder',
    required: { name: z.string().trim().min(1).max(200) },
    optional: { actorId: uuid.nullable(), ...attributes },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  ratings: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/stakeholder-ratings`,
      summary: 'Every rating of the stakeholders of an evaluation',
      tags,
    })
      .input(z.object({ ...inEvaluation, ...pageQuery }))
      .output(pageOf(ratingSchema)),
    give: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/rating`,
      summary:
        'Give or change one’s own rating; `version` is the one that was seen, absent for a first rating',
      tags,
    })
      .input(
        z.object({
          ...ofStakeholder,
          version: z.number().int().optional(),
          involvement: level,
          importance: level,
          reason: z.string().max(1000).optional(),
        }),
      )
      .output(ratingSchema),
    withdraw: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/rating`,
      summary: 'Withdraw one’s own rating; giving it again brings it back',
      tags,
    })
      .input(z.object({ ...ofStakeholder, version: z.number().int() }))
      .output(done),
  },
  settings: {
    get: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/stakeholder-settings`,
      summary: 'The thresholds of the stakeholder map, with who set them and when',
      tags,
    })
      .input(z.object(inEvaluation))
      .output(settingsSchema),
    change: route(FACILITATORS, {
      method: 'PUT',
      path: `${ofEvaluation}/stakeholder-settings`,
      summary: 'Change thresholds; `version` is the one that was seen, 0 while they are the method’s',
      tags,
    })
      .input(
        z.object({
          ...inEvaluation,
          version: z.number().int(),
          values: z.object(settingsValues).partial(),
        }),
      )
      .output(settingsSchema),
  },
  steps: recordRoutes({
    path: `${ofEvaluation}/engagement-steps`,
    noun: 'engagement step',
    required: { stakeholderId: uuid, what: z.string().trim().min(1).max(500) },
    optional: {
      /** Who does it: a member, who is then reminded, or a name. */
      memberId: uuid.nullable(),
      who: z.string().max(200),
      dueOn: day.nullable(),
      /** null: no reminder is wanted; 7 when it is not given. */
      remindDaysBefore: z.number().int().min(0).max(90).nullable(),
      doneOn: day.nullable(),
      note: z.string().max(2000),
    },
    parents: { evaluationId: uuid },
    filters: { stakeholderId: uuid.optional() },
    read: EVERY_MEMBER,
    write: CONTRIBUTORS,
  }),
  solicitations: recordRoutes({
    path: `${ofEvaluation}/solicitations`,
    noun: 'solicitation',
    required: { stakeholderId: uuid, askedOn: day, kind: z.enum(SOLICITATION_KINDS) },
    optional: { minutes, note: z.string().max(2000) },
    parents: { evaluationId: uuid },
    filters: { stakeholderId: uuid.optional() },
    read: EVERY_MEMBER,
    write: CONTRIBUTORS,
  }),
  meetings: recordRoutes({
    path: `${ofEvaluation}/meetings`,
    noun: 'meeting',
    required: { title: z.string().trim().min(1).max(200) },
    optional: {
      heldOn: day.nullable(),
      place: z.string().max(200),
      minutes,
      /** Ids of stakeholders of the evaluation. */
      invited: z.array(uuid).max(200),
      present: z.array(uuid).max(200),
      compensations: z.array(z.enum(COMPENSATIONS)),
      note: z.string().max(4000),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  notices: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/person-notices`,
      summary: 'What the persons of the map were told; erased ones are not listed',
      tags,
    })
      .input(z.object({ ...inEvaluation, ...pageQuery }))
      .output(pageOf(noticeSchema)),
    write: route(FACILITATORS, {
      method: 'PUT',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/notice`,
      summary:
        'Write or change the notice of a person; `version` is the one that was seen, absent for a new one',
      tags,
    })
      .input(
        z.object({
          ...ofStakeholder,
          version: z.number().int().optional(),
          values: z
            .object({
              lang,
              controller: z.string().max(300),
              contact: z.string().max(300),
              purpose: z.string().max(1000),
              legalBasis: z.enum(LEGAL_BASES),
              notice: z.string().max(10_000),
              /** At most three years from today. */
              expiresOn: day.nullable(),
            })
            .partial(),
        }),
      )
      .output(noticeSchema),
    tell: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/notice/tell`,
      summary:
        'Record that the person was told, or mail it now: `email` is used once and kept only with her consent',
      tags,
    })
      .input(
        z.object({
          ...ofStakeholder,
          version: z.number().int(),
          how: z.enum(NOTIFIED_HOW),
          /** The day, for what was handed over or posted; today when absent. */
          on: day.optional(),
          email: z.email().max(300).optional(),
          /** The person agrees that the address is kept. */
          keepAddress: z.boolean().optional(),
        }),
      )
      .output(z.object({ notice: noticeSchema, mailed: z.boolean() })),
    document: route(FACILITATORS, {
      method: 'GET',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/notice/pdf`,
      summary: 'The notice as a letter to print (PDF), with the person’s own link',
      tags,
    })
      .input(z.object(ofStakeholder))
      .output(z.file()),
    answer: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/notice/answer`,
      summary: 'Answer what the person contests: her ratings are kept and shown again, or removed for good',
      tags,
    })
      .input(
        z.object({
          ...ofStakeholder,
          version: z.number().int(),
          answer: z.string().trim().min(1).max(4000),
          ratings: z.enum(['kept', 'removed']),
        }),
      )
      .output(noticeSchema),
    erase: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/stakeholders/{stakeholderId}/notice/erase`,
      summary: 'Erase everything held about the person, at her request. It cannot be undone',
      tags,
    })
      .input(z.object({ ...ofStakeholder, version: z.number().int() }))
      .output(done),
  },
  personalData: {
    read: route('anyone', {
      method: 'GET',
      path: '/personal-data/{token}',
      summary: 'Everything that is held about the person who has this link',
      tags,
    })
      .input(z.object({ token }))
      .output(personalDataSchema),
    contest: route('anyone', {
      method: 'POST',
      path: '/personal-data/{token}/contest',
      summary: 'Contest what is held: ratings are hidden until the team has answered',
      tags,
    })
      .input(z.object({ token, text: z.string().trim().min(1).max(4000) }))
      .output(personalDataSchema),
    erase: route('anyone', {
      method: 'POST',
      path: '/personal-data/{token}/erase',
      summary: 'Erase everything that is held, at once. It cannot be undone',
      tags,
    })
      .input(z.object({ token }))
      .output(personalDataSchema),
  },
}
