import { z } from 'zod'
import { quoteEntrySchema } from '#features/interviews/contract.ts'
import { QUOTE_SIGNS } from '#features/interviews/domain/quote.ts'
import { CONTRIBUTORS, EVERY_MEMBER } from '#kernel/access.ts'
import { type RecordOf, recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { agreementSchema, coOccurrenceSchema, differenceSchema } from './domain/agreement-contract.ts'
import { MEETINGS } from './domain/co-occurrence.ts'
import { PASSAGE_STATES } from './domain/passage-state.ts'
import { LEFT_OUT_REASONS } from './domain/refi-qda-model.ts'
import { UNIT_KINDS } from './domain/text-units.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }
const tags = ['coding']
const version = z.number().int()
const count = z.number().int().min(0)
const flag = z.stringbool().optional()
const oneSource = `${ofEvaluation}/coding-sources/{id}` as const
const onePassage = `${ofEvaluation}/coding-passages/{id}` as const
const ofOne = { ...scope, id: uuid }
const memo = z.string().max(8000)
const LONGEST_TEXT = 500_000

const codeName = z.string().trim().min(1).max(200)
const codeValues = {
  parentId: uuid.nullable(),
  definition: z.string().max(8000),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  /** A letter or a shape beside the colour. */
  sign: z.string().max(2),
  position: z.number().int().min(0).max(100_000),
}
const codes = recordRoutes({
  path: `${ofEvaluation}/codes`,
  noun: 'code',
  required: { name: codeName },
  optional: codeValues,
  parents: { evaluationId: uuid },
  filters: {},
  read: EVERY_MEMBER,
  write: CONTRIBUTORS,
})

/** A code with how often it stands, by everybody and by whoever asks. */
export const codeEntrySchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  name: codeName,
  ...codeValues,
  isCodable: z.boolean(),
  passages: count,
  mine: count,
})

export const coderSchema = z.object({
  id: uuid,
  name: z.string(),
  /** Whoever asks. */
  isMe: z.boolean(),
  /** Named by a file, no member here. */
  isFromFile: z.boolean(),
})

const place = z.object({ parentId: uuid.nullable(), index: z.number().int().min(0) })

/** A text without its words. */
export const codingSourceSchema = z.object({
  id: uuid,
  version,
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  evaluationId: uuid,
  interviewId: uuid.nullable(),
  format: z.enum(['interview', 'meeting']).nullable(),
  title: z.string(),
  takesPlaceOn: z.string().nullable(),
  /** UTF-16 units. */
  length: count,
  digest: z.string(),
  /** The interview says something else by now: `follow` lays the passages over it. */
  isBehind: z.boolean(),
  passages: count,
  mine: count,
  /** Passages to be looked at again, changed or lost. */
  unsettled: count,
  /** Coders who have read it to the end. */
  readBy: z.array(uuid),
})
export const codingTextSchema = codingSourceSchema.extend({ text: z.string() })

export const passageSchema = z.object({
  id: uuid,
  version,
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  evaluationId: uuid,
  sourceId: uuid,
  sourceTitle: z.string(),
  codeId: uuid,
  coderId: uuid,
  coderName: z.string(),
  isMine: z.boolean(),
  /** UTF-16 units of the text, from `start` to before `end`. */
  start: count,
  end: count,
  words: z.string(),
  wordsBefore: z.string(),
  state: z.enum(PASSAGE_STATES),
  memo: z.string(),
  quotes: z.array(
    z.object({ id: uuid, sign: z.enum(QUOTE_SIGNS), lineId: uuid.nullable(), linkId: uuid.nullable() }),
  ),
})

const placeInText = { start: count, end: count, digest: z.string().length(64) }

const leftOut = z.array(
  z.object({ element: z.string(), reason: z.enum(LEFT_OUT_REASONS), count: z.number().int() }),
)
export const codingImportSchema = z.object({
  ...recordFrame,
  evaluationId: uuid,
  fileName: z.string(),
  kind: z.enum(['qdc', 'qdpx']),
  codesEntered: count,
  sourcesEntered: count,
  passagesEntered: count,
  leftOut,
})
const fileInput = z.object({ ...scope, file: z.file() })
/** What would enter, and what stands here already by its identifier. */
export const importPreviewSchema = z.object({
  kind: z.enum(['qdc', 'qdpx']),
  origin: z.string().nullable(),
  codes: count,
  codesHere: count,
  sources: count,
  sourcesHere: count,
  passages: count,
  passagesHere: count,
  coders: z.array(z.string()),
  codeNames: z.array(z.string()),
  leftOut,
})

const agreementChoice = {
  unit: z.enum(UNIT_KINDS).default('sentence'),
  /** Codes below count for the code above. */
  withBelow: z.stringbool().default(true),
}

export const codingContract = {
  codes,
  codebook: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/codebook`,
    summary: 'Every code with how often it stands, and everybody who codes',
    tags,
  })
    .input(z.object(scope))
    .output(
      z.object({
        codes: z.array(codeEntrySchema),
        coders: z.array(coderSchema),
      }),
    ),
  moveCode: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/codes/{id}/move`,
    summary: 'Put a code under another as its index-th; replies where it stood, which undoes it',
    tags,
  })
    .input(z.object({ ...ofOne, ...place.shape }))
    .output(place),
  mergeCode: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/codes/{id}/merge`,
    summary: 'Merge a code into another; replies what undoes it',
    tags,
  })
    .input(z.object({ ...ofOne, intoId: uuid }))
    .output(z.object({ mergeId: uuid, recoded: count, dropped: count })),
  undoMerge: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/coding-merges/{id}/undo`,
    summary: 'Undo a merge: the code stands again with its passages',
    tags,
  })
    .input(z.object(ofOne))
    .output(z.object({ restored: count })),
  sources: {
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${ofEvaluation}/coding-sources`,
      summary: 'Texts that are coded, without their words',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery }))
      .output(pageOf(codingSourceSchema)),
    candidates: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${ofEvaluation}/coding-candidates`,
      summary: 'Interviews and meetings whose text is not coded yet',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery }))
      .output(
        pageOf(z.object({ interviewId: uuid, title: z.string(), takesPlaceOn: z.string().nullable() })),
      ),
    get: route(CONTRIBUTORS, { method: 'GET', path: oneSource, summary: 'A text with its words', tags })
      .input(z.object(ofOne))
      .output(codingTextSchema),
    create: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/coding-sources`,
      summary: 'Take the text of an interview, or a text that is pasted',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...scope,
          interviewId: uuid.optional(),
          title: z.string().trim().max(300).optional(),
          text: z.string().max(LONGEST_TEXT).optional(),
        }),
      )
      .output(codingSourceSchema),
    rename: route(CONTRIBUTORS, { method: 'PATCH', path: oneSource, summary: 'Rename a text', tags })
      .input(
        z.object({ ...ofOne, version, values: z.object({ title: z.string().trim().max(300).optional() }) }),
      )
      .output(codingSourceSchema),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: oneSource,
      summary: 'Delete (undoable): a text with its passages',
      tags,
    })
      .input(z.object({ ...ofOne, version }))
      .output(codingSourceSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${oneSource}/restore`,
      summary: 'Undo the deletion: a text with its passages',
      tags,
    })
      .input(z.object(ofOne))
      .output(codingSourceSchema),
    follow: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${oneSource}/follow`,
      summary:
        'Take the text of the interview as it stands now; passages are laid over it, the lost ones listed',
      tags,
    })
      .input(z.object(ofOne))
      .output(z.object({ kept: count, changed: count, lost: count })),
    read: route(CONTRIBUTORS, {
      method: 'PUT',
      path: `${oneSource}/reading`,
      summary: 'Say that one has read a text to its end, or not',
      tags,
    })
      .input(z.object({ ...ofOne, isRead: z.boolean() }))
      .output(codingSourceSchema),
  },
  passages: {
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${ofEvaluation}/coding-passages`,
      summary: 'Passages by text, code (with those below), coder, words, sign of a quote; `blind`: one’s own',
      tags,
    })
      .input(
        z.object({
          ...scope,
          ...pageQuery,
          sourceId: uuid.optional(),
          codeId: uuid.optional(),
          coderId: uuid.optional(),
          sign: z.enum(QUOTE_SIGNS).optional(),
          state: z.enum(PASSAGE_STATES).optional(),
          withMemo: flag,
          blind: flag,
          q: z.string().max(200).optional(),
        }),
      )
      .output(pageOf(passageSchema)),
    create: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/coding-passages`,
      summary: 'Put a code on a piece of a text; the same again is the same passage',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...scope,
          id: uuid.optional(),
          sourceId: uuid,
          codeId: uuid,
          ...placeInText,
          memo: memo.default(''),
        }),
      )
      .output(passageSchema),
    update: route(CONTRIBUTORS, {
      method: 'PATCH',
      path: onePassage,
      summary: 'Change the memo or the code of a passage, or draw it anew',
      tags,
    })
      .input(
        z.object({
          ...ofOne,
          version,
          values: z.object({ memo, codeId: uuid, place: z.object(placeInText) }).partial(),
        }),
      )
      .output(passageSchema),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: onePassage,
      summary: 'Delete (undoable): a passage',
      tags,
    })
      .input(z.object({ ...ofOne, version }))
      .output(passageSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${onePassage}/restore`,
      summary: 'Undo the deletion: a passage',
      tags,
    })
      .input(z.object(ofOne))
      .output(passageSchema),
    quote: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${onePassage}/quote`,
      summary: 'Make a quote of a passage, under the consent of its interview',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...ofOne,
          sign: z.enum(QUOTE_SIGNS),
          lineId: uuid.nullable().default(null),
          linkId: uuid.nullable().default(null),
          criterion: z.string().max(500).default(''),
          note: z.string().max(1000).default(''),
        }),
      )
      .output(quoteEntrySchema),
  },
  agreement: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/coding-agreement`,
    summary: 'κ of each two coders and α of all, for each code and over all codes',
    tags,
  })
    .input(z.object({ ...scope, ...agreementChoice, seed: z.coerce.number().int().min(0).default(1) }))
    .output(agreementSchema),
  differences: route(CONTRIBUTORS, {
    method: 'GET',
    path: `${ofEvaluation}/coding-differences`,
    summary: 'Units of texts on which coders differ about a code',
    tags,
  })
    .input(z.object({ ...scope, ...pageQuery, ...agreementChoice, codeId: uuid }))
    .output(pageOf(differenceSchema)),
  coOccurrence: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/coding-co-occurrence`,
    summary: 'Codes that stand together, as a table of codes by codes',
    tags,
  })
    .input(
      z.object({
        ...scope,
        meeting: z.enum(MEETINGS).default('overlap'),
        acrossCoders: z.stringbool().default(false),
        withBelow: z.stringbool().default(false),
        coderId: uuid.optional(),
      }),
    )
    .output(coOccurrenceSchema),
  export: route(CONTRIBUTORS, {
    method: 'GET',
    path: `${ofEvaluation}/coding-export`,
    summary: 'The codebook (.qdc) or the project with its texts (.qdpx), REFI-QDA 1.0',
    tags,
  })
    .input(z.object({ ...scope, format: z.enum(['qdc', 'qdpx']) }))
    .output(z.file()),
  previewImport: route(CONTRIBUTORS, {
    method: 'POST',
    path: `${ofEvaluation}/coding-imports/preview`,
    summary: 'What a .qdc, .qdpx or project.qde holds, and what of it would be left out; enters nothing',
    tags,
  })
    .input(fileInput)
    .output(importPreviewSchema),
  imports: {
    list: route(CONTRIBUTORS, {
      method: 'GET',
      path: `${ofEvaluation}/coding-imports`,
      summary: 'Files that entered',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery }))
      .output(pageOf(codingImportSchema)),
    create: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/coding-imports`,
      summary: 'Enter a .qdc, .qdpx or project.qde as a whole, or not at all',
      tags,
      successStatus: 201,
    })
      .input(fileInput)
      .output(codingImportSchema),
    remove: route(CONTRIBUTORS, {
      method: 'DELETE',
      path: `${ofEvaluation}/coding-imports/{id}`,
      summary: 'Undo a file as a whole',
      tags,
    })
      .input(z.object({ ...ofOne, version }))
      .output(codingImportSchema),
    restore: route(CONTRIBUTORS, {
      method: 'POST',
      path: `${ofEvaluation}/coding-imports/{id}/restore`,
      summary: 'Enter a file again that was undone',
      tags,
    })
      .input(z.object(ofOne))
      .output(codingImportSchema),
  },
}

export type CodeRecord = RecordOf<typeof codingContract.codes>
export type CodeEntry = z.infer<typeof codeEntrySchema>
export type Coder = z.infer<typeof coderSchema>
export type CodingSource = z.infer<typeof codingSourceSchema>
export type CodingText = z.infer<typeof codingTextSchema>
export type PassageEntry = z.infer<typeof passageSchema>
export type CodingImport = z.infer<typeof codingImportSchema>
export type ImportPreview = z.infer<typeof importPreviewSchema>
