import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordFrame } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { CONTRIBUTION_KINDS, CONTRIBUTION_STATES, REASON_LIMIT } from './domain/contribution.ts'
import { contributionSchema, landing, merging, participantSchema } from './domain/contribution-contract.ts'
import { join, type lookSchema, type ownContribution } from './domain/phone-contract.ts'
import { ACTIVITIES, MOST_VOTES_EACH, WORKSHOP_STATES } from './domain/workshop.ts'

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

export const workshopsContract = { ...team, join }

export type Workshop = z.infer<typeof workshopSchema>
export type WorkshopContribution = z.infer<typeof contributionSchema>
export type WorkshopParticipant = z.infer<typeof participantSchema>
export type WorkshopLook = z.infer<typeof lookSchema>
export type OwnContribution = z.infer<typeof ownContribution>
