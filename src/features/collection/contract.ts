import { z } from 'zod'
import { CONTRIBUTORS, EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { mendingPreviewSchema } from '#platform/tables/mending-preview-contract.ts'
import { CHANNELS, COLLECTION_LIMITS, COLLECTION_STATES, LINK_KINDS } from './domain/collection.ts'
import { dropped, respondent, type respondentLookSchema } from './domain/respondent-contract.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const path = `${ofEvaluation}/collections` as const
const onePath = `${path}/{collectionId}` as const
const scope = { territoryId: uuid, evaluationId: uuid }
const ofCollection = { ...scope, collectionId: uuid }
const version = z.number().int()
const lang = z.enum(['fr', 'en'])
const tags = ['collection']
const count = z.number().int().min(0)

/** What the team decides of a collection. */
const settings = {
  title: z.string().trim().min(1).max(200),
  questionnaireId: uuid,
  lang,
  /** Who asks, what for: told to every respondent. */
  purpose: z.string().max(2000),
  contact: z.string().max(200),
  /** Months after closing at the end of which answers are erased. */
  keptMonths: z.number().int().min(1).max(COLLECTION_LIMITS.keptMonths),
  closesOn: day.nullable(),
}

export const collectionSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  ...settings,
  /** What respondents are asked now; null before the first opening. */
  versionId: uuid.nullable(),
  versionNumber: z.number().int().nullable(),
  state: z.enum(COLLECTION_STATES),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  purgedAt: z.string().nullable(),
  received: count,
})

export const linkSchema = z.object({
  ...recordFrame,
  collectionId: uuid,
  kind: z.enum(LINK_KINDS),
  label: z.string(),
  groupId: uuid.nullable(),
  /** The relay structure, of the actors. */
  actorId: uuid.nullable(),
  revokedAt: z.string().nullable(),
  /** The whole address, for the QR code. */
  link: z.string(),
  received: count,
})

export const invitationSchema = z.object({
  ...recordFrame,
  collectionId: uuid,
  groupId: uuid.nullable(),
  /** null: erased. */
  email: z.string().nullable(),
  lang,
  sentAt: z.string().nullable(),
  remindedAt: z.string().nullable(),
  reminders: count,
  answeredAt: z.string().nullable(),
  failedAt: z.string().nullable(),
  /** Asked to be written to no more. */
  refusedAt: z.string().nullable(),
})

export const answerSchema = z.object({
  ...recordFrame,
  collectionId: uuid,
  versionId: uuid,
  channel: z.enum(CHANNELS),
  linkId: uuid.nullable(),
  groupId: uuid.nullable(),
  collector: z.string(),
  lang: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  receivedAt: z.string(),
  answers: z.record(z.string(), z.unknown()),
  dropped: z.array(dropped),
  /** Number written on the sheet of paper. */
  sheet: z.string(),
  withdrawnAt: z.string().nullable(),
  importId: uuid.nullable(),
})

export const answerImportSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  collectionId: uuid,
  fileName: z.string(),
  rowsEntered: z.number().int(),
  rowsLeftOut: z.number().int(),
})

/** A table with the corrections that were decided on screen: the server reads both again by itself. */
const fileWithMending = {
  ...ofCollection,
  file: z.file(),
  /** `Mending` as JSON (platform/tables/mending.ts). */
  mending: z.string().max(5_000_000).optional(),
  /** Of numbers as they are typed (1,234), and of the answers. */
  lang,
}

const keyed = {
  versionId: uuid,
  answers: z.record(z.string().max(80), z.unknown()),
  lang: z.string().min(2).max(35),
  groupId: uuid.nullable(),
  sheet: z.string().max(40),
  collector: z.string().max(80),
  finishedOn: day.nullable(),
}

const rate = z.object({
  groupId: uuid.nullable(),
  name: z.string(),
  /** How many there are; null: nobody said. */
  population: count.nullable(),
  /** How many were asked; null where nobody can know (an open link). */
  asked: count.nullable(),
  wanted: count.nullable(),
  received: count,
})

/** Mails go for some seconds at most: while `left` is above zero and something was sent, the rest goes with another call. */
const mailed = z.object({ sent: count, failed: count, left: count })

export const collectionContract = {
  collections: {
    list: route(EVERY_MEMBER, { method: 'GET', path, summary: 'List: collection', tags })
      .input(z.object({ ...scope, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(collectionSchema)),
    get: route(EVERY_MEMBER, { method: 'GET', path: onePath, summary: 'Read: collection', tags })
      .input(z.object(ofCollection))
      .output(collectionSchema),
    create: route(FACILITATORS, {
      method: 'POST',
      path,
      summary: 'Create: collection (a draft)',
      tags,
      successStatus: 201,
    })
      .input(
        z
          .object({ ...scope, title: settings.title, questionnaireId: uuid })
          .extend(z.object(settings).omit({ title: true, questionnaireId: true }).partial().shape),
      )
      .output(collectionSchema),
    update: route(FACILITATORS, { method: 'PATCH', path: onePath, summary: 'Change: collection', tags })
      .input(
        z.object({
          ...ofCollection,
          version,
          values: z.object(settings).omit({ questionnaireId: true }).partial(),
        }),
      )
      .output(collectionSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: onePath,
      summary: 'Delete (undoable): collection; its links lead nowhere',
      tags,
    })
      .input(z.object({ ...ofCollection, version }))
      .output(collectionSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/restore`,
      summary: 'Undo the deletion: collection',
      tags,
    })
      .input(z.object(ofCollection))
      .output(collectionSchema),
    /** Asks a published version from now on; again with a newer one: answers given so far stay with theirs. */
    open: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/open`,
      summary: 'Open a collection with a published version, or open it again',
      tags,
    })
      .input(z.object({ ...ofCollection, version, versionId: uuid }))
      .output(collectionSchema),
    close: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/close`,
      summary: 'Close a collection',
      tags,
    })
      .input(z.object({ ...ofCollection, version }))
      .output(collectionSchema),
  },
  /** Groups of respondents: how many there are, how many answers are wanted. */
  groups: recordRoutes({
    path: `${path}/{collectionId}/groups`,
    noun: 'collection group',
    required: { name: z.string().trim().min(1).max(120) },
    optional: {
      stakeholderId: uuid.nullable(),
      /** A public rarely heard is counted, never listed. */
      audienceId: uuid.nullable(),
      population: z.number().int().min(1).max(100_000_000).nullable(),
      wanted: z.number().int().min(1).max(1_000_000).nullable(),
      note: z.string().max(500),
    },
    parents: { evaluationId: uuid, collectionId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  links: {
    list: route(FACILITATORS, {
      method: 'GET',
      path: `${onePath}/links`,
      summary: 'Links of a collection: open, shared phone, relay',
      tags,
    })
      .input(z.object({ ...ofCollection, ...pageQuery }))
      .output(pageOf(linkSchema)),
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/links`,
      summary: 'Make a link',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...ofCollection,
          kind: z.enum(LINK_KINDS),
          label: z.string().trim().max(120),
          groupId: uuid.nullable().optional(),
          actorId: uuid.nullable().optional(),
        }),
      )
      .output(linkSchema),
    revoke: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/links/{id}/revoke`,
      summary: 'Revoke a link; what it brought stays',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, version }))
      .output(linkSchema),
  },
  invitations: {
    list: route(FACILITATORS, {
      method: 'GET',
      path: `${onePath}/invitations`,
      summary: 'Who was invited by mail, and who answered',
      tags,
    })
      .input(z.object({ ...ofCollection, ...pageQuery }))
      .output(pageOf(invitationSchema)),
    /** Addresses as they were pasted; known ones and mistakes are said, the rest enters. */
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/invitations`,
      summary: 'Add people to invite',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...ofCollection,
          groupId: uuid.nullable(),
          lang,
          emails: z.array(z.string().trim().max(300)).min(1).max(COLLECTION_LIMITS.invitationsAtOnce),
        }),
      )
      .output(
        z.object({
          added: count,
          leftOut: z.array(z.object({ email: z.string(), code: z.enum(['known', 'malformed', 'refused']) })),
        }),
      ),
    send: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/invitations/send`,
      summary: 'Send what was not sent yet',
      tags,
    })
      .input(z.object(ofCollection))
      .output(mailed),
    remind: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/invitations/remind`,
      summary: 'Remind those who have not answered',
      tags,
    })
      .input(z.object(ofCollection))
      .output(mailed),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${onePath}/invitations/{id}`,
      summary: 'Erase an address',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, version }))
      .output(invitationSchema),
  },
  answers: {
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${onePath}/answers`,
      summary: 'Answers of a collection, the latest first',
      tags,
    })
      .input(
        z.object({
          ...ofCollection,
          ...pageQuery,
          channel: z.enum(CHANNELS).optional(),
          groupId: uuid.optional(),
          deleted: z.stringbool().optional(),
        }),
      )
      .output(pageOf(answerSchema)),
    get: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${onePath}/answers/{id}`,
      summary: 'Read: answer',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid }))
      .output(answerSchema),
    /** A sheet of paper; `id` is made by the screen, so that a lost reply enters nothing twice. */
    key: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${onePath}/sheets/{id}`,
      summary: 'Key in an answer given on paper',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, ...keyed }))
      .output(z.object({ answer: answerSchema, known: z.boolean() })),
    correct: route(FACILITATORS, {
      method: 'PATCH',
      path: `${onePath}/answers/{id}`,
      summary: 'Correct an answer, with the reason',
      tags,
    })
      .input(
        z.object({
          ...ofCollection,
          id: uuid,
          version,
          values: z.object({ answers: keyed.answers, groupId: keyed.groupId, sheet: keyed.sheet }).partial(),
          reason: z.string().trim().min(1).max(500),
        }),
      )
      .output(answerSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${onePath}/answers/{id}`,
      summary: 'Delete (undoable): answer',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, version }))
      .output(answerSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/answers/{id}/restore`,
      summary: 'Undo the deletion: answer',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid }))
      .output(answerSchema),
    file: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${onePath}/answers/{id}/files/{fileId}`,
      summary: 'A photo or a voice of an answer',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, fileId: uuid }))
      .output(z.file()),
    export: route(FACILITATORS, {
      method: 'GET',
      path: `${onePath}/export`,
      summary: 'All answers as CSV, one row each, repeated groups as a second file in XLSX',
      tags,
    })
      .input(z.object({ ...ofCollection, lang, kind: z.enum(['csv', 'xlsx']).default('csv') }))
      .output(z.file()),
  },
  /** Answers collected elsewhere: a table whose columns are the questions of the version that is asked now. */
  imports: {
    preview: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/imports/preview`,
      summary: 'Which answers would enter from a table, which would not and why; nothing is written',
      tags,
    })
      .input(z.object(fileWithMending))
      .output(mendingPreviewSchema),
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/imports`,
      summary: 'Enter a table of answers: its good rows, or nothing, in one transaction',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...fileWithMending,
          mode: z.enum(['all-good-rows', 'all-or-nothing']),
          /** How many rows the person saw would enter; another number is refused (`collection.file-changed`). */
          expected: z.coerce.number().int().min(1).optional(),
          /** Key of the browser's making, under which `imports.progress` tells how far it is. */
          progress: uuid.optional(),
        }),
      )
      .output(answerImportSchema),
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${onePath}/imports`,
      summary: 'Tables of answers that entered, the latest first',
      tags,
    })
      .input(z.object({ ...ofCollection, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(answerImportSchema)),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${onePath}/imports/{id}`,
      summary: 'Undo an import as a whole: its answers are deleted with it (undoable)',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid, version: z.coerce.number().int() }))
      .output(answerImportSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${onePath}/imports/{id}/restore`,
      summary: 'Bring an undone import back, with the answers that were deleted with it',
      tags,
    })
      .input(z.object({ ...ofCollection, id: uuid }))
      .output(answerImportSchema),
  },
  /** By group of respondents, and by channel. */
  rates: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${onePath}/rates`,
    summary: 'Response rates by group and by channel',
    tags,
  })
    .input(z.object(ofCollection))
    .output(
      z.object({
        received: count,
        groups: z.array(rate),
        channels: z.array(z.object({ channel: z.enum(CHANNELS), received: count })),
        byDay: z.array(z.object({ day, received: count })),
      }),
    ),
  /** Counts by question; below five hidden, below thirty without percentages (method 2.6). */
  results: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${onePath}/results`,
    summary: 'What was answered, question by question, as counts',
    tags,
  })
    .input(z.object({ ...ofCollection, groupId: uuid.optional() }))
    .output(
      z.object({
        answers: count,
        hidden: z.boolean(),
        questions: z.array(
          z.object({
            name: z.string(),
            answered: count,
            /** Of `one`, `many`, `scale`, `rubric`, `ranking`, `matrix` (as `row/column`): how many chose each; null: hidden, too few. */
            counts: z.array(z.object({ choice: z.string(), n: count.nullable() })),
            /** Of numbers and amounts. */
            numbers: z
              .object({ median: z.number(), low: z.number(), high: z.number(), mean: z.number() })
              .nullable(),
          }),
        ),
      }),
    ),
  respondent,
}

export type Collection = z.infer<typeof collectionSchema>
export type CollectionLink = z.infer<typeof linkSchema>
export type CollectionInvitation = z.infer<typeof invitationSchema>
export type CollectionAnswer = z.infer<typeof answerSchema>
export type RespondentLook = z.infer<typeof respondentLookSchema>
