import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordFrame, recordRoutes } from '#kernel/record-contract.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { mendingPreviewSchema } from '#platform/tables/mending-preview-contract.ts'
import { ACTOR_KINDS, ACTOR_LIMITS } from './domain/actor.ts'

const ofTerritory = '/territories/{territoryId}/actors'
const tags = ['actor']
const scope = { territoryId: uuid }
const kind = z.enum(ACTOR_KINDS)
const communeCode = z.string().regex(/^[0-9AB]{5}$/)

const fields = {
  name: z.string().trim().min(1).max(ACTOR_LIMITS.name),
  kind,
}
const optionalFields = {
  /** INSEE code; one of an older vintage is carried over to the commune of today. */
  communeCode: communeCode.nullable(),
  /** Fourteen digits with or without blanks; the key is checked (`actors.siret-wrong`). */
  siret: z.string().max(24).nullable(),
  worlds: z.array(z.string().max(ACTOR_LIMITS.world)).max(ACTOR_LIMITS.worlds),
  note: z.string().max(ACTOR_LIMITS.note),
}

const filters = {
  /** Every word must begin somewhere in the name, the social worlds, the note or the SIRET. */
  q: z.string().max(100).optional(),
  kind: kind.optional(),
  commune: communeCode.optional(),
  world: z.string().max(ACTOR_LIMITS.world).optional(),
}

const place = z.object({ code: z.string(), name: z.string(), departement: z.string().nullable() })

/** A file with the corrections that were decided on screen: the server reads both again by itself. */
const fileWithMending = {
  ...scope,
  file: z.file(),
  /** `Mending` as JSON (platform/tables/mending.ts). */
  mending: z.string().max(5_000_000).optional(),
}

const previewRow = z.object({
  rowNumber: z.number().int(),
  actor: z.object({ ...fields, ...optionalFields }),
  place: place.nullable(),
})

export const actorImportSchema = z.object({
  ...recordFrame,
  fileName: z.string(),
  rowsEntered: z.number().int(),
  rowsLeftOut: z.number().int(),
})

export const actorsContract = {
  actors: recordRoutes({
    path: ofTerritory,
    noun: 'actor',
    required: fields,
    optional: optionalFields,
    parents: {},
    filters,
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  facets: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/facets`,
    summary: 'Kinds, communes and social worlds of the organisations, with how many of each',
    tags,
  })
    .input(z.object(scope))
    .output(
      z.object({
        total: z.number().int(),
        kinds: z.array(z.object({ kind, n: z.number().int() })),
        communes: z.array(place.extend({ n: z.number().int() })),
        worlds: z.array(z.object({ world: z.string(), n: z.number().int() })),
      }),
    ),
  export: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/export`,
    summary: 'All organisations as CSV, in the columns that the import reads',
    tags,
  })
    .input(z.object({ ...scope, lang: z.enum(['fr', 'en']).default('fr') }))
    .output(z.file()),
  preview: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/import/preview`,
    summary: 'What would enter from a file, what would not and why; nothing is written',
    tags,
  })
    .input(z.object(fileWithMending))
    .output(
      mendingPreviewSchema.extend({
        /** The cells of the header row, and the first rows that would enter as they were understood. */
        header: z.array(z.string()),
        rows: z.array(previewRow),
      }),
    ),
  import: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/import`,
    summary: 'Enter a file of organisations: its good rows, or nothing, in one transaction',
    tags,
    successStatus: 201,
  })
    .input(
      z.object({
        ...fileWithMending,
        mode: z.enum(['all-good-rows', 'all-or-nothing']),
        /** How many rows the person saw would enter; another number is refused (`actors.import-changed`). */
        expected: z.coerce.number().int().min(1).optional(),
        /** Key of the browser's making, under which `imports.progress` tells how far it is. */
        progress: uuid.optional(),
      }),
    )
    .output(actorImportSchema),
  imports: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/imports`,
      summary: 'Files of organisations that entered, the latest first',
      tags,
    })
      .input(z.object({ ...scope, ...pageQuery, deleted: z.stringbool().optional() }))
      .output(pageOf(actorImportSchema)),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofTerritory}/imports/{id}`,
      summary: 'Undo an import as a whole: its organisations are deleted with it (undoable)',
      tags,
    })
      .input(z.object({ ...scope, id: uuid, version: z.coerce.number().int() }))
      .output(actorImportSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/imports/{id}/restore`,
      summary: 'Bring an undone import back, with the organisations that were deleted with it',
      tags,
    })
      .input(z.object({ ...scope, id: uuid }))
      .output(actorImportSchema),
  },
}
