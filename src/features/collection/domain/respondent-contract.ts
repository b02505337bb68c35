import { z } from 'zod'
import { formSchema } from '#features/questionnaires/domain/form-contract.ts'
import { route, uuid } from '#kernel/route.ts'
import { CHANNELS, COLLECTION_LIMITS } from './collection.ts'

const token = z.string().min(1).max(120)
const path = '/collect/{token}'
const tags = ['public']
const moment = z.iso.datetime({ offset: true })

export const dropped = z.object({
  path: z.array(z.union([z.string(), z.number().int()])),
  reason: z.enum(['hidden', 'unknown', 'computed']),
})

/** What the page of a respondent needs, once and for all: it works without network from here on. */
export const respondentLookSchema = z.object({
  collectionId: uuid,
  title: z.string(),
  territoryName: z.string(),
  /** What the link is for; `invitation`: one person, one answer. */
  channel: z.enum(CHANNELS),
  /** Name of the place or relay structure whose link it is. */
  linkLabel: z.string(),
  state: z.enum(['open', 'closed']),
  closesAt: z.string().nullable(),
  /** Until when answers written before the closing are still received. */
  receivedUntil: z.string().nullable(),
  lang: z.enum(['fr', 'en']),
  /** Who asks, what for, how long it is kept, whom to write to. */
  purpose: z.string(),
  contact: z.string(),
  keptMonths: z.number().int(),
  demonstration: z.boolean(),
  /** Publics that a relay chooses from; none for other links. */
  groups: z.array(z.object({ id: uuid, name: z.string() })),
  minutes: z.number(),
  versionId: uuid,
  form: formSchema,
  /** Communes of the territory, for questions of place; others are found by `/api/communes`-like search when there is network. */
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Of an invitation: an answer came already. */
  answered: z.boolean(),
})

/** An answer as a phone sends it. `id` and `key` are made by the phone: the same sent twice is received once. */
export const answerSendingSchema = z.strictObject({
  versionId: uuid,
  /** Checked by the one evaluator; JSON of `Answers` (questionnaires/domain/form.ts). */
  answers: z.record(z.string().max(80), z.unknown()),
  lang: z.string().min(2).max(35),
  startedAt: moment,
  /** When the respondent pressed "send", by the clock of the phone. */
  finishedAt: moment,
  /** Of a relay: who collected, for which public, and that the person agreed. */
  relay: z
    .strictObject({
      collector: z.string().trim().min(1).max(80),
      groupId: uuid.nullable(),
      consent: z.literal(true),
    })
    .exactOptional(),
})

export const sendingInputSchema = answerSendingSchema.extend({ token, id: uuid })

export const respondent = {
  look: route('anyone', {
    method: 'GET',
    path,
    summary: 'A questionnaire as a phone shows it, by its link',
    tags,
  })
    .input(z.object({ token }))
    .output(respondentLookSchema),
  /**
   * Header `x-answer-key`: a secret of at least 43 characters of base64url that the phone made up; it proves later whose
   * answer it is. The reply comes after the commit. 503 with Retry-After when the line is full.
   */
  send: route('anyone', {
    method: 'PUT',
    path: `${path}/answers/{id}`,
    summary: 'Send an answer; again with the same id and key: received once',
    tags,
  })
    .input(sendingInputSchema)
    .output(
      z.object({
        id: uuid,
        receivedAt: z.string(),
        /** It had come before: nothing was entered twice. */
        known: z.boolean(),
        dropped: z.array(dropped),
      }),
    ),
  /** Sent before the answer that names it. */
  file: route('anyone', {
    method: 'PUT',
    path: `${path}/files/{id}`,
    summary: 'Send a photo or a voice of an answer',
    tags,
  })
    .input(
      z.object({
        token,
        id: uuid,
        mime: z.enum(['image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mp4', 'audio/ogg']),
        base64: z.string().max(Math.ceil((COLLECTION_LIMITS.fileBytes * 4) / 3) + 4),
      }),
    )
    .output(z.object({ id: uuid, bytes: z.number().int(), known: z.boolean() })),
  withdraw: route('anyone', {
    method: 'POST',
    path: `${path}/answers/{id}/withdraw`,
    summary: 'Take an answer back: what it said is erased',
    tags,
  })
    .input(z.object({ token, id: uuid }))
    .output(z.object({ withdrawn: z.literal(true) })),
  /** By the link of a mail, `/r/{token}/ne-plus-ecrire`. */
  refusal: {
    look: route('anyone', {
      method: 'GET',
      path: `${path}/refusal`,
      summary: 'Who writes, and whether the holder of a personal link is still written to',
      tags,
    })
      .input(z.object({ token }))
      .output(
        z.object({
          title: z.string(),
          territoryName: z.string(),
          lang: z.enum(['fr', 'en']),
          refused: z.boolean(),
        }),
      ),
    refuse: route('anyone', {
      method: 'POST',
      path: `${path}/refusal`,
      summary: 'Be written to no more by this territory',
      tags,
    })
      .input(z.object({ token }))
      .output(z.object({ refused: z.literal(true) })),
  },
  places: route('anyone', {
    method: 'GET',
    path: `${path}/places`,
    summary: 'Find a commune by its name, for a question of place',
    tags,
  })
    .input(z.object({ token, text: z.string().min(2).max(60) }))
    .output(
      z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), departement: z.string() })) }),
    ),
}
