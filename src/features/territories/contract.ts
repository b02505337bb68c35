import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS, OWNERS, ROLES } from '#kernel/access.ts'
import type { Drawing } from '#kernel/drawing.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import type { ContourReport } from './domain/contours.ts'
import { AREA_KINDS } from './domain/territory.ts'

const tags = ['territories']
const done = z.object({ done: z.literal(true) })
const name = z.string().trim().min(1).max(200)
const note = z.string().max(4000)
const kind = z.enum(AREA_KINDS)

const area = z.object({ kind, code: z.string().regex(/^[0-9AB]{1,9}$/) })
const areas = z.array(area).max(2000).readonly()
const selection = z.object({ include: areas, exclude: areas })

/** One area as it is shown: found by a search, or ticked in a selection. */
const namedArea = z.object({
  kind,
  code: z.string(),
  /** Its code when the installed communes do not know it (any more). */
  name: z.string(),
  population: z.number().int().nullable(),
  populationMissing: z.number().int(),
  communeCount: z.number().int(),
  departement: z.object({ code: z.string(), name: z.string() }).nullable(),
  via: z.string().nullable(),
})
const namedSelection = z.object({ include: z.array(namedArea), exclude: z.array(namedArea) })

/** People of the communes whose population is published; the others are counted, never taken for zero. */
const population = z.object({
  known: z.number().int().nullable(),
  counted: z.number().int(),
  missing: z.number().int(),
})

const overlap = z.object({
  territoryId: uuid,
  name: z.string(),
  communes: z.number().int(),
  /** True when the other territory holds nothing else. */
  whole: z.boolean(),
})

const territoryLine = z.object({
  id: uuid,
  name: z.string(),
  programme: z.string().nullable(),
  demo: z.boolean(),
  role: z.enum(ROLES),
  communeCount: z.number().int(),
  population,
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
})

const territory = territoryLine.extend({
  note: z.string(),
  selection: namedSelection,
  /** Years of the COG that its communes were taken from: one, unless it was drawn before an upgrade. */
  vintages: z.array(z.number().int()),
  overlaps: z.array(overlap),
  version: z.number().int(),
  createdAt: z.string(),
})

const commune = z.object({
  code: z.string(),
  /** Null when the installed communes no longer know the code. */
  name: z.string().nullable(),
  departement: z.string().nullable(),
  epci: z.string().nullable(),
  population: z.number().int().nullable(),
})
const communeQuery = {
  q: z.string().max(100).optional(),
  sort: z.enum(['name', 'population']).default('name'),
}

const preview = z.object({
  vintage: z.number().int(),
  communeCount: z.number().int(),
  population,
  selection: namedSelection,
  /** Ticked areas that the installed communes do not know. */
  unknown: z.array(area),
  overlaps: z.array(overlap),
  communes: pageOf(commune),
})

const mapQuery = {
  /** In units of the drawing. */
  width: z.coerce.number().int().min(280).max(1200).default(720),
  lang: z.enum(['fr', 'en']).default('fr'),
}

/** `drawing` is null when no contour is known (`imported` 0), or when there are too many communes to draw. */
const map = z.object({
  drawing: z.custom<Drawing>((value) => typeof value === 'object' && value !== null).nullable(),
  communes: z.number().int(),
  withContour: z.number().int(),
  tooMany: z.boolean(),
})

const contourImport = z.object({
  id: uuid,
  fileName: z.string(),
  vintage: z.number().int(),
  importedBy: z.string().nullable(),
  createdAt: z.string(),
  /** Communes whose contour in use comes from this file; a later file takes over. */
  inUse: z.number().int(),
  report: z.custom<ContourReport>((value) => typeof value === 'object' && value !== null),
})

export const territoriesContract = {
  areas: route('signed-in', {
    method: 'GET',
    path: '/areas',
    summary: 'Search communes, EPCI, départements and regions by name or code',
    tags,
  })
    .input(z.object({ q: z.string().max(100), limit: z.coerce.number().int().min(1).max(50).default(12) }))
    .output(z.object({ vintage: z.number().int(), items: z.array(namedArea) })),
  preview: route('signed-in', {
    method: 'POST',
    path: '/territory-previews',
    summary: 'What a selection comes to, before it is saved',
    tags,
  })
    .input(
      z.object({
        selection,
        /** The territory being redrawn: it does not overlap with itself. */
        redrawn: uuid.optional(),
        ...pageQuery,
        ...communeQuery,
      }),
    )
    .output(preview),
  previewMap: route('signed-in', {
    method: 'POST',
    path: '/territory-previews/map',
    summary: 'The map of a selection, before it is saved',
    tags,
  })
    .input(z.object({ selection, name: z.string().max(200).default(''), ...mapQuery }))
    .output(map),
  list: route('signed-in', { method: 'GET', path: '/territories', summary: 'My territories', tags })
    .input(z.object({ ...pageQuery }))
    .output(pageOf(territoryLine)),
  create: route('signed-in', {
    method: 'POST',
    path: '/territories',
    summary: 'Draw a new territory; whoever does owns it',
    tags,
    successStatus: 201,
  })
    .input(z.object({ name, note: note.default(''), selection }))
    .output(territory),
  listDeleted: route('signed-in', {
    method: 'GET',
    path: '/deleted-territories',
    summary: 'Deleted territories that I can bring back',
    tags,
  })
    .input(z.object({ ...pageQuery }))
    .output(pageOf(territoryLine)),
  restore: route('signed-in', {
    method: 'POST',
    path: '/deleted-territories/{id}/restore',
    summary: 'Undo the deletion of a territory of mine',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(territory),
  get: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}',
    summary: 'Read: territory',
    tags,
  })
    .input(z.object({ territoryId: uuid }))
    .output(territory),
  update: route(FACILITATORS, {
    method: 'PATCH',
    path: '/territories/{territoryId}',
    summary: 'Change: territory',
    tags,
  })
    .input(
      z.object({
        territoryId: uuid,
        version: z.number().int(),
        values: z.object({ name, note, selection }).partial(),
      }),
    )
    .output(territory),
  remove: route(OWNERS, {
    method: 'DELETE',
    path: '/territories/{territoryId}',
    summary: 'Delete (undoable): territory',
    tags,
  })
    .input(z.object({ territoryId: uuid, version: z.number().int() }))
    .output(done),
  communes: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}/communes',
    summary: 'Communes of a territory',
    tags,
  })
    .input(z.object({ territoryId: uuid, ...pageQuery, ...communeQuery }))
    .output(pageOf(commune)),
  map: route(EVERY_MEMBER, {
    method: 'GET',
    path: '/territories/{territoryId}/map',
    summary: 'Map of a territory, where contours have been imported',
    tags,
  })
    .input(z.object({ territoryId: uuid, ...mapQuery }))
    .output(map),
  contours: {
    list: route('host', {
      method: 'GET',
      path: '/host/contours',
      summary: 'Files of contours that were imported',
      tags,
    })
      .input(z.object({ ...pageQuery }))
      .output(pageOf(contourImport)),
    import: route('host', {
      method: 'POST',
      path: '/host/contours',
      summary: 'Import contours of communes (GeoJSON or its .gz)',
      tags,
      successStatus: 201,
    })
      .input(z.object({ file: z.file() }))
      .output(contourImport),
    remove: route('host', {
      method: 'DELETE',
      path: '/host/contours/{id}',
      summary: 'Remove a file of contours (undoable until the next import)',
      tags,
    })
      .input(z.object({ id: uuid }))
      .output(done),
    restore: route('host', {
      method: 'POST',
      path: '/host/contours/{id}/restore',
      summary: 'Undo the removal of a file of contours',
      tags,
    })
      .input(z.object({ id: uuid }))
      .output(contourImport),
  },
}
