import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { type RecordOf, recordRoutes } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { formSchema } from './domain/form-contract.ts'
import { BANK_PUBLICS } from './domain/question-bank.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const path = `${ofEvaluation}/questionnaires` as const
const ofQuestionnaire = { territoryId: uuid, evaluationId: uuid, questionnaireId: uuid }
const lang = z.enum(['fr', 'en'])
const tags = ['questionnaire']

export const questionnaireVersionSchema = z.object({
  id: uuid,
  questionnaireId: uuid,
  /** 1, 2, 3…; answers stay with theirs. */
  number: z.number().int(),
  publishedAt: z.string(),
  publishedBy: z.string().nullable(),
  note: z.string(),
  form: formSchema,
})

const lastVersionSchema = questionnaireVersionSchema.omit({ form: true }).extend({
  /** The draft says nothing else. */
  isDraft: z.boolean(),
})

/** What was found in a file, where a spreadsheet shows it; the sentence is `problem.<code>` with `params`. */
const placeInFile = z.object({
  code: z.string(),
  sheet: z.string(),
  row: z.number().int().nullable(),
  /** Header of the column. */
  column: z.string().nullable(),
  /** `B7` */
  cell: z.string().nullable(),
  value: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const questionnairesContract = {
  questionnaires: recordRoutes({
    path,
    noun: 'questionnaire',
    required: { title: z.string().trim().min(1).max(200), form: formSchema },
    optional: {
      /** For whom it is, in words of the team. */
      audience: z.string().max(500),
      /** Template of the purpose told to respondents when a collection opens. */
      note: z.string().max(2000),
    },
    parents: { evaluationId: uuid },
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  /** A draft form made from lines of the framework; nothing is written. */
  generate: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/questionnaire-proposals`,
    summary: 'Propose a form from lines of the framework',
    tags,
  })
    .input(
      z.object({
        territoryId: uuid,
        evaluationId: uuid,
        title: z.string().trim().min(1).max(200),
        /** None: every line whose mode is a survey. */
        lineIds: z.array(uuid).max(200).optional(),
        /** Publics of the question bank (method 2.6) whose questions join, in this order. */
        publics: z.array(z.enum(BANK_PUBLICS)).max(BANK_PUBLICS.length).optional(),
        groupBy: z.enum(['objective', 'respondents']).optional(),
      }),
    )
    .output(
      z.object({
        form: formSchema,
        /** Lines that this form does not ask: they are weighed, read from accounts, observed… */
        leftOut: z.array(uuid),
      }),
    ),
  publish: route(FACILITATORS, {
    method: 'POST',
    path: `${path}/{questionnaireId}/versions`,
    summary: 'Publish the draft as a version; refused with every mistake of the form',
    tags,
    successStatus: 201,
  })
    .input(
      z.object({
        ...ofQuestionnaire,
        /** Of the draft that was seen. */
        version: z.number().int(),
        note: z.string().max(500).optional(),
      }),
    )
    .output(questionnaireVersionSchema),
  versions: {
    last: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofEvaluation}/questionnaire-last-versions`,
      summary: 'The last published version of each questionnaire',
      tags,
    })
      .input(z.object({ territoryId: uuid, evaluationId: uuid, ...pageQuery }))
      .output(pageOf(lastVersionSchema)),
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${path}/{questionnaireId}/versions`,
      summary: 'Published versions of a questionnaire, the latest first',
      tags,
    })
      .input(z.object({ ...ofQuestionnaire, ...pageQuery }))
      .output(pageOf(questionnaireVersionSchema.omit({ form: true }))),
    get: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${path}/{questionnaireId}/versions/{id}`,
      summary: 'One published version of a questionnaire',
      tags,
    })
      .input(z.object({ ...ofQuestionnaire, id: uuid }))
      .output(questionnaireVersionSchema),
  },
  xlsform: {
    /** A refused file is a problem `xlsform.refused` with all its reasons in `details.problems`. */
    read: route(FACILITATORS, {
      method: 'POST',
      path: `${ofEvaluation}/questionnaire-files`,
      summary: 'Read an XLSForm; nothing is written',
      tags,
    })
      .input(z.object({ territoryId: uuid, evaluationId: uuid, file: z.file() }))
      .output(z.object({ form: formSchema, leftOut: z.array(placeInFile) })),
    write: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${path}/{questionnaireId}/xlsform`,
      summary: 'The draft as an XLSForm (XLSX)',
      tags,
    })
      .input(z.object(ofQuestionnaire))
      .output(z.file()),
  },
  paper: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${path}/{questionnaireId}/paper`,
    summary: 'The draft, or a published version, on paper: a PDF with boxes',
    tags,
  })
    // without a version: the draft as it stands
    .input(z.object({ ...ofQuestionnaire, lang, versionId: uuid.optional() }))
    .output(z.file()),
}
export type Questionnaire = RecordOf<typeof questionnairesContract.questionnaires>
export type PlaceInFile = z.infer<typeof placeInFile>
export type QuestionnaireVersion = z.infer<typeof questionnaireVersionSchema>
export type LastVersion = z.infer<typeof lastVersionSchema>
