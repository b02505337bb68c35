import { z } from 'zod'
import { attachmentSchema } from '#features/evaluations/domain/attachment-contract.ts'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { type RecordOf, recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import {
  AGREED_USES,
  AGREEMENT_WAYS,
  ERASURES,
  FORMATS,
  INTERVIEW_STATES,
  PUBLIC_KINDS,
} from './domain/interview.ts'
import { QUOTE_SIGNS, QUOTE_SOURCES, QUOTE_USES } from './domain/quote.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }
const ofInterview = { ...scope, interviewId: uuid }
const oneInterview = `${ofEvaluation}/interviews/{interviewId}` as const
const tags = ['interviews']
const lang = z.enum(['fr', 'en'])
const version = z.number().int()
const count = z.number().int().min(0)
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const format = z.enum(FORMATS)
const publicKind = z.enum(PUBLIC_KINDS)
const parents = { evaluationId: uuid } as const

/** A question of a guide: what it must bring back, minutes (null: nobody said), the lines of the framework that it answers. */
export const guideItemSchema = z.object({
  id: uuid,
  text: z.string().trim().min(1).max(1000),
  brings: z.string().max(1000),
  minutes: z.number().int().min(0).max(240).nullable(),
  lineIds: z.array(uuid).max(50),
})

const guides = recordRoutes({
  path: `${ofEvaluation}/interview-guides`,
  noun: 'interview guide',
  required: { title: z.string().trim().min(1).max(200) },
  optional: {
    format,
    publicKind,
    lang,
    /** Said before the first question and after the last one. */
    opening: z.string().max(2000),
    closing: z.string().max(2000),
    items: z.array(guideItemSchema).max(100),
  },
  parents,
  filters: {},
  read: EVERY_MEMBER,
  write: FACILITATORS,
})

const interviewValues = {
  format,
  state: z.enum(INTERVIEW_STATES),
  guideId: uuid.nullable(),
  /** The event of the agenda that a meeting is; it counts who came and keeps what was decided. */
  eventId: uuid.nullable(),
  takesPlaceOn: day.nullable(),
  startsAt: hour.nullable(),
  place: z.string().max(200),
  stakeholderId: uuid.nullable(),
  actorId: uuid.nullable(),
  worldId: uuid.nullable(),
  publicKind,
  /** Whom one speaks with, without a name. */
  describedAs: z.string().max(200),
  interviewer: z.string().max(200),
  lang,
  clockStartedAt: z.iso.datetime({ offset: true }).nullable(),
  /** People who came by URBAL group (innovators, actors, decision_makers, experts); null: nobody counted. */
  groupCounts: z.partialRecord(
    z.enum(['innovators', 'actors', 'decision_makers', 'experts']),
    z.number().int().min(0).max(10_000).nullable(),
  ),
  note: z.string().max(4000),
  consentHow: z.enum(AGREEMENT_WAYS).nullable(),
  consentOn: day.nullable(),
  consentUses: z.array(z.enum(AGREED_USES)).max(4),
  consentExpiresOn: day.nullable(),
  /** The words under which one may be quoted: "a producer of the Ségala". */
  shownAs: z.string().max(200),
}

const interviews = recordRoutes({
  path: `${ofEvaluation}/interviews`,
  noun: 'interview',
  required: {},
  optional: interviewValues,
  parents,
  filters: {},
  read: CONTRIBUTORS,
  write: CONTRIBUTORS,
})

/** An interview with the names of what it points at, and how much stands under it. */
export const interviewEntrySchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  ...interviewValues,
  erasedAt: z.string().nullable(),
  erasedBecause: z.enum(ERASURES).nullable(),
  /** Whom: the stakeholder, the organisation, the description; '' where nobody said. */
  withWhom: z.string(),
  worldName: z.string().nullable(),
  guideTitle: z.string().nullable(),
  eventTitle: z.string().nullable(),
  notes: count,
  quotes: count,
  recordings: count,
  hasText: z.boolean(),
})

export const noteSchema = z.object({
  id: uuid,
  version,
  interviewId: uuid,
  text: z.string(),
  /** Seconds since the clock began. */
  atSeconds: z.number().int().nullable(),
  isVerbatim: z.boolean(),
  itemId: uuid.nullable(),
  position: z.number().int(),
  revision: z.number().int(),
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
})

export const interviewTextSchema = z.object({
  /** null: nothing was written yet. */
  id: uuid.nullable(),
  interviewId: uuid,
  version,
  text: z.string(),
})

const leaning = z.object({ kind: z.string(), id: uuid, label: z.string() })

const quoteValues = {
  sourceKind: z.enum(QUOTE_SOURCES),
  interviewId: uuid.nullable(),
  noteId: uuid.nullable(),
  sourceId: uuid.nullable(),
  sourceLabel: z.string().max(200),
  /** In the text of the interview, or of the note, in UTF-16 units. */
  fromOffset: z.number().int().min(0).nullable(),
  toOffset: z.number().int().min(0).nullable(),
  saidBy: z.string().max(200),
  sign: z.enum(QUOTE_SIGNS),
  lineId: uuid.nullable(),
  criterion: z.string().max(500),
  elementId: uuid.nullable(),
  linkId: uuid.nullable(),
  /** Without an interview: what whoever said it agreed to; null: nobody asked. */
  agreedUse: z.enum(['anonymous_quote', 'named_quote']).nullable(),
  agreedUntil: day.nullable(),
  note: z.string().max(1000),
}
const quotes = recordRoutes({
  path: `${ofEvaluation}/quotes`,
  noun: 'quote',
  required: { text: z.string().trim().min(1).max(4000) },
  optional: quoteValues,
  parents,
  filters: {},
  read: CONTRIBUTORS,
  write: CONTRIBUTORS,
})

/** A quote as it is shown. Members outside the team see those that may be published, and of them what may be published. */
export const quoteEntrySchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  text: z.string(),
  ...quoteValues,
  evidenceId: uuid.nullable(),
  use: z.enum(QUOTE_USES),
  /** Under which words it is shown. */
  shownAs: z.string(),
  takesPlaceOn: day.nullable(),
  /** Seconds into the recording, when it was marked in a note with a time. */
  atSeconds: z.number().int().nullable(),
  lineName: z.string().nullable(),
  elementName: z.string().nullable(),
  linkName: z.string().nullable(),
})

export const guideProposalSchema = z.object({
  items: z.array(guideItemSchema),
  /** Lines of the framework that are collected in that way. */
  lines: count,
  /** Those among them that say no question: what is proposed is made of their name. */
  withoutQuestion: z.array(z.object({ id: uuid, name: z.string() })),
})

export const interviewsContract = {
  guides,
  guideProposal: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/interview-guide-proposal`,
    summary:
      'Questions for a guide: those of the lines of the framework in that mode, and of the bank for that public',
    tags,
  })
    .input(z.object({ ...scope, format, publicKind, lang }))
    .output(guideProposalSchema),
  guideDocument: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/interview-guides/{guideId}/document`,
    summary: 'A guide on paper (PDF), with room to write',
    tags,
  })
    .input(z.object({ ...scope, guideId: uuid }))
    .output(z.file()),
  consentSheet: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/consent-sheet`,
    summary:
      'The sheet on which somebody agrees to an interview (PDF): who asks, what for, what is kept, until when, rights',
    tags,
  })
    .input(z.object({ ...scope, lang, format: format.default('interview') }))
    .output(z.file()),
  interviews,
  /** What the list and the page show; the record routes are for whoever writes. */
  interviewList: route(CONTRIBUTORS, {
    method: 'GET',
    path: `${ofEvaluation}/interview-list`,
    summary:
      'Interviews and sheets of meetings with their names and counts, by day; those without a day come last',
    tags,
  })
    .input(
      z.object({
        ...scope,
        ...pageQuery,
        format: format.optional(),
        state: z.enum(INTERVIEW_STATES).optional(),
      }),
    )
    .output(pageOf(interviewEntrySchema)),
  look: route(CONTRIBUTORS, {
    method: 'GET',
    path: `${oneInterview}/look`,
    summary: 'One interview with its names and counts',
    tags,
  })
    .input(z.object(ofInterview))
    .output(interviewEntrySchema),
  notes: {
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${oneInterview}/notes`,
      summary: 'Notes of an interview, in their order',
      tags,
    })
      .input(z.object({ ...ofInterview, ...pageQuery }))
      .output(pageOf(noteSchema)),
    put: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${oneInterview}/notes/{noteId}`,
      summary:
        'Write a note under the id that the browser gave it; an older revision that arrives late changes nothing',
      tags,
    })
      .input(
        z.object({
          ...ofInterview,
          noteId: uuid,
          text: z.string().trim().min(1).max(4000),
          atSeconds: z.number().int().min(0).max(86_400).nullable(),
          isVerbatim: z.boolean(),
          itemId: uuid.nullable(),
          position: z.number().int().min(0).max(1_000_000),
          revision: z.number().int().min(1).max(1_000_000_000),
        }),
      )
      .output(noteSchema),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: `${oneInterview}/notes/{noteId}`,
      summary: 'Delete (undoable): note of an interview',
      tags,
    })
      .input(z.object({ ...ofInterview, noteId: uuid, version }))
      .output(noteSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${oneInterview}/notes/{noteId}/restore`,
      summary: 'Undo the deletion: note of an interview',
      tags,
    })
      .input(z.object({ ...ofInterview, noteId: uuid }))
      .output(noteSchema),
  },
  text: {
    get: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${oneInterview}/text`,
      summary: 'What was said, as one text: the source that is coded',
      tags,
    })
      .input(z.object(ofInterview))
      .output(interviewTextSchema),
    put: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${oneInterview}/text`,
      summary: 'Write the text; `version` is the one that was seen, 0 for a first',
      tags,
    })
      .input(z.object({ ...ofInterview, version, text: z.string().max(500_000) }))
      .output(interviewTextSchema),
  },
  keepRecording: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${oneInterview}/recordings`,
    summary: 'Keep a recording under the consent of its interview; it is read and deleted as an attachment',
    tags,
    successStatus: 201,
  })
    .input(
      z.object({
        ...ofInterview,
        file: z.file(),
        /** When it began, in seconds since the clock of the notes: kept as its `slot`. */
        fromSeconds: z.coerce.number().int().min(0).max(86_400).optional(),
      }),
    )
    .output(attachmentSchema),
  leaning: route(CONTRIBUTORS, {
    method: 'GET',
    path: `${oneInterview}/leaning`,
    summary: 'What rests on what was said in an interview: links of the chain, figures, supports',
    tags,
  })
    .input(z.object(ofInterview))
    .output(z.array(leaning)),
  withdraw: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${oneInterview}/withdraw`,
    summary:
      'The consent is taken back: notes, text, quotes and recordings are erased for good; says what rested on them',
    tags,
  })
    .input(z.object(ofInterview))
    .output(z.object({ notes: count, quotes: count, recordings: count, leaned: z.array(leaning) })),
  quotes,
  quoteList: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/quote-list`,
    summary:
      'Quotes with what they speak of and how far they may go; outside the team, those that may be published alone',
    tags,
  })
    .input(
      z.object({
        ...scope,
        ...pageQuery,
        sign: z.enum(QUOTE_SIGNS).optional(),
        use: z.enum(QUOTE_USES).optional(),
        lineId: uuid.optional(),
        linkId: uuid.optional(),
        interviewId: uuid.optional(),
        q: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(quoteEntrySchema)),
  makeEvidence: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/quotes/{quoteId}/evidence`,
    summary: 'Repeat a quote that may be published as evidence of its link of the chain',
    tags,
  })
    .input(z.object({ ...scope, quoteId: uuid }))
    .output(quoteEntrySchema),
}

export type GuideRecord = RecordOf<typeof interviewsContract.guides>
export type InterviewRecord = RecordOf<typeof interviewsContract.interviews>
export type QuoteRecord = RecordOf<typeof interviewsContract.quotes>
export type GuideItem = z.infer<typeof guideItemSchema>
export type InterviewEntry = z.infer<typeof interviewEntrySchema>
export type QuoteEntry = z.infer<typeof quoteEntrySchema>
export type InterviewNote = z.infer<typeof noteSchema>
export type InterviewText = z.infer<typeof interviewTextSchema>
