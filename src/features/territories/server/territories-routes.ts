import { implement } from '@orpc/server'
import { type RequestContext, withPerson, withTerritory } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { territoriesContract } from '../contract.ts'
import { searchAreas } from '../domain/commune-search.ts'
import { resolveTerritory } from '../domain/territory.ts'
import { loadCommuneIndex, loadCommuneRegister } from './communes-source.ts'
import { importContourBytes } from './contours-import.ts'
import { findContourImportPage, removeContourImport, restoreContourImport } from './contours-store.ts'
import {
  findOverlapRows,
  findTerritoryRows,
  getTerritory,
  insertTerritory,
  removeTerritory,
  restoreTerritory,
  updateTerritory,
} from './territories-store.ts'
import { drawMapOf } from './territory-map-drawing.ts'
import {
  drawTerritory,
  pageOfCommunes,
  presentLine,
  presentPopulation,
  presentSelection,
  presentTerritory,
} from './territory-presentation.ts'

const os = implement(territoriesContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const personal = os.use(withPerson)
const territorial = os.use(withTerritory)

type Tx = Parameters<typeof getTerritory>[0]
type Who = { personId: string; territoryId: string }

async function showTerritory(tx: Tx, who: Who) {
  const row = await getTerritory(tx, who)
  const overlaps = await findOverlapRows(tx, who.personId, row.codes, row.id)
  return presentTerritory(row, overlaps, await loadCommuneRegister())
}

async function pageOfTerritories(
  tx: Tx,
  personId: string,
  input: { cursor?: string | undefined; limit: number },
  deleted: boolean,
) {
  const offset = readCursor(input.cursor)
  const { rows, total } = await findTerritoryRows(tx, personId, { limit: input.limit, offset, deleted })
  const register = await loadCommuneRegister()
  const end = offset + rows.length
  const next = end < total ? writeCursor(end) : null
  return { items: rows.map((row) => presentLine(row, register)), next, total }
}

async function refuseStale(tx: Tx, who: Who, yours: object): Promise<never> {
  const current = await showTerritory(tx, who)
  throw new Problem('record.stale', 'conflict', { kind: 'territory', id: who.territoryId, yours, current })
}

export const territoriesRouter = os.router({
  areas: personal.areas.handler(async ({ input }) => {
    const index = await loadCommuneIndex()
    return { vintage: index.vintage, items: [...searchAreas(index, input.q, input.limit)] }
  }),

  preview: personal.preview.handler(async ({ context, input }) => {
    const register = await loadCommuneRegister()
    const { communes, unknown } = resolveTerritory(input.selection, register)
    const codes = communes.map((c) => c.code)
    return {
      vintage: register.vintage,
      communeCount: codes.length,
      population: presentPopulation(codes, register),
      selection: presentSelection(input.selection, register),
      unknown: [...unknown],
      overlaps:
        codes.length > 0 ? await findOverlapRows(context.tx, context.person.id, codes, input.redrawn) : [],
      communes: pageOfCommunes(codes, input, register),
    }
  }),

  previewMap: personal.previewMap.handler(async ({ context, input }) => {
    const register = await loadCommuneRegister()
    const codes = resolveTerritory(input.selection, register).communes.map((c) => c.code)
    return drawMapOf(context.tx, { ...input, codes }, register)
  }),

  list: personal.list.handler(({ context, input }) =>
    pageOfTerritories(context.tx, context.person.id, input, false),
  ),

  create: personal.create.handler(async ({ context, input }) => {
    const { tx, person } = context
    const drawn = drawTerritory(input.selection, await loadCommuneRegister())
    const territoryId = await insertTerritory(tx, person.id, { name: input.name, note: input.note, drawn })
    return showTerritory(tx, { personId: person.id, territoryId })
  }),

  listDeleted: personal.listDeleted.handler(({ context, input }) =>
    pageOfTerritories(context.tx, context.person.id, input, true),
  ),

  restore: personal.restore.handler(async ({ context, input }) => {
    const { tx, person } = context
    await restoreTerritory(tx, person.id, input.id)
    return showTerritory(tx, { personId: person.id, territoryId: input.id })
  }),

  get: territorial.get.handler(({ context }) => showTerritory(context.tx, context.access)),

  update: territorial.update.handler(async ({ context, input }) => {
    const { tx, access } = context
    const { name, note, selection } = input.values
    const drawn = selection ? drawTerritory(selection, await loadCommuneRegister()) : undefined
    const done = await updateTerritory(tx, access, { version: input.version, name, note, drawn })
    return done ? showTerritory(tx, access) : refuseStale(tx, access, input.values)
  }),

  remove: territorial.remove.handler(async ({ context, input }) => {
    const done = await removeTerritory(context.tx, context.access, input.version)
    return done ? ({ done: true } as const) : refuseStale(context.tx, context.access, {})
  }),

  communes: territorial.communes.handler(async ({ context, input }) => {
    const { codes } = await getTerritory(context.tx, context.access)
    return pageOfCommunes(codes, input, await loadCommuneRegister())
  }),

  map: territorial.map.handler(async ({ context, input }) => {
    const { codes, name } = await getTerritory(context.tx, context.access)
    return drawMapOf(
      context.tx,
      { codes, name, width: input.width, lang: input.lang },
      await loadCommuneRegister(),
    )
  }),

  contours: {
    list: personal.contours.list.handler(({ context, input }) => findContourImportPage(context.tx, input)),
    import: personal.contours.import.handler(async ({ context, input }) => {
      const file = { name: input.file.name || 'contours.geojson', bytes: await input.file.bytes() }
      return importContourBytes(context.tx, file, context.person.id)
    }),
    remove: personal.contours.remove.handler(async ({ context, input }) => {
      await removeContourImport(context.tx, input.id)
      return { done: true } as const
    }),
    restore: personal.contours.restore.handler(({ context, input }) =>
      restoreContourImport(context.tx, input.id),
    ),
  },
})
