import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { ELEMENT_TYPES } from '#features/impact-chain/domain/impact-chain.ts'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordFrame } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATES,
  FRAGMENT_LIMIT,
  REASON_LIMIT,
  STATEMENT_LIMIT,
} from './domain/contribution.ts'
import { ACTIVITIES, MOST_VOTES_EACH, NAME_LIMIT, WORKSHOP_STATES } from './domain/workshop.ts'

const workshopsPath = '/territories/{territoryId}/evaluations/{evaluationId}/workshops'
const onePath = `${workshopsPath}/{workshopId}` as const
const ofEvaluation = { territoryId: uuid, evaluationId: uuid }
const ofWorkshop = { ...ofEvaluation, workshopId: uuid }
const version = z.number().int()
const moment = z.iso.datetime({ offset: true })
const tags = ['workshop']

const settings = {
  lang: z.enum(['fr', 'en']),
  /** What phones may do from now on. */
  activities: z.array(z.enum(ACTIVITIES)).max(ACTIVITIES.length),
  votesEach: z.number().int().min(1).max(MOST_VOTES_EACH),
  /** Whether phones see the votes of all. */
  showsResults: z.boolean(),
}
const title = z.string().trim().min(1).max(200)

export const workshopSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  title,
  ...settings,
  /** `closed` also once `closesAt` is past. */
  state: z.enum(WORKSHOP_STATES),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** When it closes, or closed, by itself. */
  closesAt: z.string().nullable(),
  /** As people type it: `k7m3p-q9xrt`. */
  code: z.string(),
  /** What the QR code holds: the whole address of the participants' page. */
  link: z.string(),
  /** Without those set aside. */
  participants: z.number().int(),
  /** Contributions that nobody has judged, and all that were received and not taken back. */
  waiting: z.number().int(),
  received: z.number().int(),
  /** Names were erased, 90 days after closing. */
  purgedAt: z.string().nullable(),
})

const participantSchema = z.object({
  id: uuid,
  version,
  number: z.number().int(),
  name: z.string().nullable(),
  urbalGroup: z.enum(URBAL_GROUPS).nullable(),
  joinedAt: z.string(),
  setAsideAt: z.string().nullable(),
  contributions: z.number().int(),
  ratings: z.number().int(),
  votes: z.number().int(),
})

/** What each kind holds. */
export const contentSchemas = {
  story_fragment: z.object({
    card: z.enum(STORY_CARDS),
    text: z.string().trim().min(1).max(FRAGMENT_LIMIT),
  }),
  change: z.object({
    who: z.string().trim().max(200),
    statement: z.string().trim().min(1).max(STATEMENT_LIMIT),
  }),
  stakeholder: z.object({
    name: z.string().trim().min(1).max(200),
    why: z.string().trim().max(300),
  }),
}

/** A contribution as it was sent; `content` is null once its author took it back, or when it was purged. */
const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('story_fragment'), content: contentSchemas.story_fragment.nullable() }),
  z.object({ kind: z.literal('change'), content: contentSchemas.change.nullable() }),
  z.object({ kind: z.literal('stakeholder'), content: contentSchemas.stakeholder.nullable() }),
])

const judgement = {
  id: uuid,
  state: z.enum(CONTRIBUTION_STATES),
  /** Of a refusal, written for its author. */
  reason: z.string(),
  sentAt: z.string(),
}

export const contributionSchema = told.and(
  z.object({
    ...judgement,
    version,
    decidedAt: z.string().nullable(),
    decidedByName: z.string().nullable(),
    participant: participantSchema.pick({
      id: true,
      number: true,
      name: true,
      urbalGroup: true,
      setAsideAt: true,
    }),
    landed: z
      .object({
        kind: z.enum(['story', 'chain-element', 'stakeholder']),
        id: uuid,
        /** Of a story: the card. */
        card: z.enum(STORY_CARDS).nullable(),
      })
      .nullable(),
  }),
)

const organised = z.enum(['organisation', 'collective'])

/** Where an accepted contribution lands; what is not said is taken from what its author wrote. */
const landing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('story_fragment'),
    storyId: uuid,
    /** Another card than its author chose. */
    card: z.enum(STORY_CARDS).optional(),
    /** `append`: one more paragraph of the card. `become`: it is the card; what stood there is kept for the undo. */
    how: z.enum(['append', 'become']).default('append'),
    text: z.string().trim().min(1).max(1000).optional(),
  }),
  z.object({
    kind: z.literal('change'),
    type: z.enum(ELEMENT_TYPES).default('outcome_short'),
    statement: z.string().trim().min(1).max(300).optional(),
    who: z.string().trim().max(300).optional(),
    objectiveId: uuid.nullable().optional(),
  }),
  z.object({
    kind: z.literal('stakeholder'),
    as: organised.default('organisation'),
    name: z.string().trim().min(1).max(200).optional(),
  }),
])

/**
 * Into what stands already. `seen`: the text as it stood when the facilitator began to write; when it has changed since,
 * `workshops.text-changed` says what stands now.
 */
const merging = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('story_fragment'),
    storyId: uuid,
    card: z.enum(STORY_CARDS),
    seen: z.string().max(3000),
    /** The whole card, as the facilitator now writes it. */
    text: z.string().trim().min(1).max(3000),
  }),
  z.object({
    kind: z.literal('change'),
    elementId: uuid,
    seen: z.string().max(300),
    /** As `seen` when the element already says it. */
    statement: z.string().trim().min(1).max(300),
  }),
  z.object({ kind: z.literal('stakeholder'), stakeholderId: uuid }),
])

const oneContribution = { ...ofWorkshop, id: uuid }
const oneParticipant = { ...ofWorkshop, id: uuid }

const team = {
  workshops: {
    list: route(EVERY_MEMBER, { method: 'GET', path: workshopsPath, summary: 'List: workshop', tags })
      .input(z.object({ ...ofEvaluation, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(workshopSchema)),
    get: route(EVERY_MEMBER, { method: 'GET', path: onePath, summary: 'Read: workshop', tags })
      .input(z.object(ofWorkshop))
      .output(workshopSchema),
    create: route(FACILITATORS, {
      method: 'POST',
      path: workshopsPath,
      summary: 'Create: workshop (a draft, with its link)',
      tags,
      successStatus: 201,
    })
      .input(z.object({ ...ofEvaluation, title }).extend(z.object(settings).partial().shape))
      .output(workshopSchema),
    update: route(FACILITATORS, { method: 'PATCH', path: onePath, summary: 'Change: workshop', tags })
      .input(
        z.object({
          ...ofWorkshop,
          version,
          values: z.object({ title, ...settings, closesAt: moment }).partial(),
        }),
      )
      .output(workshopSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: onePath,
      summary: 'Delete (undoable): workshop; its link leads nowhere',
      tags,
    })
      .input(z.object({ ...ofWorkshop, version }))
      .output(workshopSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/restore`,
      summary: 'Undo the deletion: workshop',
      tags,
    })
      .input(z.object(ofWorkshop))
      .output(workshopSchema),
    /** From `draft`, and again from `closed`; closes by itself after 24 hours when nothing is said. */
    open: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/open`,
      summary: 'Open a workshop to phones, or open it again',
      tags,
    })
      .input(z.object({ ...ofWorkshop, version, closesAt: moment.optional() }))
      .output(workshopSchema),
    close: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/close`,
      summary: 'Close a workshop; the phones thank people',
      tags,
    })
      .input(z.object({ ...ofWorkshop, version }))
      .output(workshopSchema),
  },
  participants: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${onePath}/participants`,
      summary: 'Who joined a workshop',
      tags,
    })
      .input(z.object({ ...ofWorkshop, ...pageQuery }))
      .output(pageOf(participantSchema)),
    setAside: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/participants/{id}/set-aside`,
      summary: 'Set a participant aside: sends nothing more; ratings and votes no longer count',
      tags,
    })
      .input(z.object(oneParticipant))
      .output(participantSchema),
    bringBack: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/participants/{id}/bring-back`,
      summary: 'Undo: set aside',
      tags,
    })
      .input(z.object(oneParticipant))
      .output(participantSchema),
  },
  contributions: {
    /** Newest first. */
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${onePath}/contributions`,
      summary: 'What people sent',
      tags,
    })
      .input(
        z.object({
          ...ofWorkshop,
          state: z.enum(CONTRIBUTION_STATES).optional(),
          kind: z.enum(CONTRIBUTION_KINDS).optional(),
          ...pageQuery,
        }),
      )
      .output(pageOf(contributionSchema)),
    /** Whoever judged first wins; another person is told by `workshops.already-judged` (409, `current` in its details). */
    accept: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/contributions/{id}/accept`,
      summary: 'Accept a contribution: it lands in the story, the chain or the stakeholders',
      tags,
    })
      .input(z.object({ ...oneContribution, landing }))
      .output(contributionSchema),
    merge: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/contributions/{id}/merge`,
      summary: 'Merge a contribution into a record that stands already',
      tags,
    })
      .input(z.object({ ...oneContribution, into: merging }))
      .output(contributionSchema),
    refuse: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/contributions/{id}/refuse`,
      summary: 'Refuse a contribution, with a reason that its author reads',
      tags,
    })
      .input(z.object({ ...oneContribution, reason: z.string().trim().min(1).max(REASON_LIMIT) }))
      .output(contributionSchema),
    reopen: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/contributions/{id}/reopen`,
      summary: 'Undo a judgement: it waits again, and what landed is taken back unless somebody changed it',
      tags,
    })
      .input(z.object(oneContribution))
      .output(z.object({ contribution: contributionSchema, takenBack: z.boolean() })),
  },
  /** Votes of those not set aside, by objective, and how far the room is with the ratings. */
  results: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${onePath}/results`,
    summary: 'Votes on objectives, and how many rated the stakeholders',
    tags,
  })
    .input(z.object({ ...ofWorkshop, ...pageQuery }))
    .output(
      pageOf(z.object({ objectiveId: uuid, change: z.string(), votes: z.number().int() })).extend({
        voters: z.number().int(),
        raters: z.number().int(),
        stakeholdersRated: z.number().int(),
      }),
    ),
}

const token = z.string().min(1).max(80)
const joinPath = '/join/{token}'
const publicTags = ['public']
const level = z.number().int().min(0).max(4)

const ownContribution = told.and(z.object(judgement))

/** What a phone shows. `me` and `table` stay null until somebody joined with the key of this phone. */
export const lookSchema = z.object({
  title: z.string(),
  territoryName: z.string(),
  lang: z.enum(['fr', 'en']),
  state: z.enum(['open', 'closed']),
  closesAt: z.string(),
  /** The day after which names are erased, YYYY-MM-DD. */
  namesErasedOn: z.string(),
  activities: z.array(z.enum(ACTIVITIES)),
  votesEach: z.number().int(),
  me: z
    .object({
      number: z.number().int(),
      name: z.string().nullable(),
      urbalGroup: z.enum(URBAL_GROUPS).nullable(),
      setAside: z.boolean(),
      contributions: z.array(ownContribution),
      ratings: z.array(z.object({ stakeholderId: uuid, involvement: level, importance: level })),
      votes: z.array(uuid),
    })
    .nullable(),
  table: z
    .object({
      /** Of the newest story; null before there is one. */
      story: z
        .object({ title: z.string(), cards: z.partialRecord(z.enum(STORY_CARDS), z.string()) })
        .nullable(),
      /** The common chain as a short list. */
      chain: z.array(z.object({ id: uuid, type: z.enum(ELEMENT_TYPES), statement: z.string() })),
      /** Organisations and collectives alone. */
      stakeholders: z.array(z.object({ id: uuid, name: z.string() })),
      objectives: z.array(
        z.object({
          id: uuid,
          change: z.string(),
          /** Null when the results are not shown. */
          votes: z.number().int().nullable(),
        }),
      ),
      voters: z.number().int().nullable(),
    })
    .nullable(),
})

const done = z.object({ done: z.literal(true) })

/**
 * For phones. The secret of a phone travels in the header `x-participant-key`, never in an address: at least 43 characters
 * of base64url that the phone made up.
 */
const join = {
  look: route('anyone', {
    method: 'GET',
    path: joinPath,
    summary: 'A workshop as a phone shows it, by its link',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(lookSchema),
  enter: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/me`,
    summary: 'Join with the key of this phone; again with the same key: the same participant, renamed',
    tags: publicTags,
  })
    .input(
      z.object({
        token,
        name: z.string().trim().max(NAME_LIMIT).optional(),
        urbalGroup: z.enum(URBAL_GROUPS).nullable().optional(),
      }),
    )
    .output(z.object({ number: z.number().int() })),
  leave: route('anyone', {
    method: 'POST',
    path: `${joinPath}/me/erase`,
    summary: 'Erase one’s name and take back all that one sent',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(done),
  send: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/contributions/{id}`,
    summary: 'Send a contribution; sent again under the same identifier it is received once',
    tags: publicTags,
  })
    .input(
      z
        .object({ token, id: uuid })
        .and(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('story_fragment'), content: contentSchemas.story_fragment }),
            z.object({ kind: z.literal('change'), content: contentSchemas.change }),
            z.object({ kind: z.literal('stakeholder'), content: contentSchemas.stakeholder }),
          ]),
        ),
    )
    .output(ownContribution),
  withdraw: route('anyone', {
    method: 'POST',
    path: `${joinPath}/contributions/{id}/withdraw`,
    summary:
      'Take back what one sent; `remains`: others have worked on what it became, that stays without a name',
    tags: publicTags,
  })
    .input(z.object({ token, id: uuid }))
    .output(z.object({ remains: z.boolean() })),
  rate: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/ratings/{stakeholderId}`,
    summary: 'Rate a stakeholder on both scales; null: “I do not know”',
    tags: publicTags,
  })
    .input(
      z.object({
        token,
        stakeholderId: uuid,
        rating: z.object({ involvement: level, importance: level }).nullable(),
      }),
    )
    .output(done),
  vote: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/votes`,
    summary: 'The objectives one votes for, all at once; the last word counts',
    tags: publicTags,
  })
    .input(z.object({ token, objectiveIds: z.array(uuid).max(MOST_VOTES_EACH) }))
    .output(done),
  /** `look`: something changed that a phone shows; what it is, it reads with its own key. */
  events: route('anyone', {
    method: 'GET',
    path: `${joinPath}/events`,
    summary: 'News for one phone, as server-sent events',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(eventIterator(z.object({ kind: z.enum(['look', 'alive']) }))),
}

export const workshopsContract = { ...team, join }

export type Workshop = z.infer<typeof workshopSchema>
export type WorkshopContribution = z.infer<typeof contributionSchema>
export type WorkshopParticipant = z.infer<typeof participantSchema>
export type WorkshopLook = z.infer<typeof lookSchema>
export type OwnContribution = z.infer<typeof ownContribution>
