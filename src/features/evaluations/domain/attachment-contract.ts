import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { ATTACHMENT_KINDS, CONSENT_USES, CONSENT_WAYS } from './attachment.ts'
import { ATTACHMENT_MIMES } from './file-signature.ts'

const ofEvaluation = '/territories/{territoryId}/evaluations/{evaluationId}'
const scope = { territoryId: uuid, evaluationId: uuid }

/** What is told of a file beside its bytes; the consent as it was given. */
const attachmentWords = {
  alt: z.string().max(500),
  transcript: z.string().max(10_000),
  consentHow: z.enum(CONSENT_WAYS).nullable(),
  consentBy: z.string().max(300),
  consentOn: day.nullable(),
  consentFor: z.enum(CONSENT_USES),
  expiresOn: day.nullable(),
}
const owner = { ownerKind: z.string().regex(/^[a-z-]{1,60}$/), ownerId: uuid }

export const attachmentSchema = z.object({
  id: uuid,
  version: z.number().int(),
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  ...owner,
  slot: z.string(),
  kind: z.enum(ATTACHMENT_KINDS),
  mime: z.enum(ATTACHMENT_MIMES),
  name: z.string(),
  bytes: z.number().int(),
  ...attachmentWords,
  purgedAt: z.string().nullable(),
})

/** A photo, voice or document beside a record of an evaluation: `attachments` of its contract. */
export const attachmentRoutes = {
  list: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/attachments`,
    summary: 'Photos, voices and documents beside a record, oldest first',
    tags: ['attachment'],
  })
    .input(z.object({ ...scope, ...owner, ...pageQuery }))
    .output(pageOf(attachmentSchema)),
  content: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofEvaluation}/attachments/{id}/content`,
    summary: 'The bytes of an attachment, for the team',
    tags: ['attachment'],
  })
    .input(z.object({ ...scope, id: uuid }))
    .output(z.file()),
  create: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/attachments`,
    summary: 'Keep a photo, a voice or a document beside a record, with the consent given',
    tags: ['attachment'],
    successStatus: 201,
  })
    .input(
      z.object({
        ...scope,
        ...owner,
        slot: z.string().max(60).optional(),
        kind: z.enum(ATTACHMENT_KINDS),
        file: z.file(),
        ...z.object(attachmentWords).partial().shape,
      }),
    )
    .output(attachmentSchema),
  update: route(FACILITATORS, {
    method: 'PATCH',
    path: `${ofEvaluation}/attachments/{id}`,
    summary: 'Change the words or the consent of an attachment',
    tags: ['attachment'],
  })
    .input(
      z.object({
        ...scope,
        id: uuid,
        version: z.number().int(),
        values: z.object(attachmentWords).partial(),
      }),
    )
    .output(attachmentSchema),
  remove: route(FACILITATORS, {
    method: 'DELETE',
    path: `${ofEvaluation}/attachments/{id}`,
    summary: 'Delete (undoable for 30 days, then destroyed): attachment',
    tags: ['attachment'],
  })
    .input(
      z.object({
        ...scope,
        id: uuid,
        version: z.number().int(),
        /** The consent is withdrawn: destroyed at once, without a way back. */
        withdrawn: z.boolean().optional(),
      }),
    )
    .output(attachmentSchema),
  restore: route(FACILITATORS, {
    method: 'POST',
    path: `${ofEvaluation}/attachments/{id}/restore`,
    summary: 'Undo the deletion: attachment',
    tags: ['attachment'],
  })
    .input(z.object({ ...scope, id: uuid }))
    .output(attachmentSchema),
}
