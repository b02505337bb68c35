import { createHash } from 'node:crypto'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { mendingSchema } from '#platform/tables/mending-contract.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { makePlaceIndex, type PlaceIndex } from '../domain/actor-place.ts'
import { readActors } from '../domain/actor-reading.ts'
import { findAllActors, findTerritoryCommunes } from './actors-store.ts'

/** A list of organisations is written by hand; beyond this it is another kind of file. */
const MAX_ROWS = 20_000

let places: Promise<PlaceIndex> | undefined

/** The register by name and postal code, made at the first import (about 100 ms) and kept. */
export function loadPlaceIndex(): Promise<PlaceIndex> {
  places ??= loadCommuneRegister()
    .then(makePlaceIndex)
    .catch((error: unknown) => {
      places = undefined
      throw error
    })
  return places
}

/** @throws Problem `tables.mending-unreadable` (caller) */
function readMending(text: string | undefined): Mending {
  if (text === undefined || text === '') return {}
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new Problem('tables.mending-unreadable', 'caller')
  }
  const read = mendingSchema.safeParse(document)
  if (!read.success) throw new Problem('tables.mending-unreadable', 'caller')
  return read.data
}

/**
 * Judges an uploaded list with its mending, against the territory as this transaction sees it. What the browser
 * showed is never taken on trust.
 * @throws Problem of `readTable`, `tables.mending-unreadable`, `actors.file-long`
 */
export async function judgeActorFile(
  tx: Tx,
  access: TerritoryAccess,
  given: { file: File; mending?: string | undefined },
) {
  const bytes = new Uint8Array(await given.file.arrayBuffer())
  const mending = readMending(given.mending)
  const table = await readTable(bytes, mending.reading)
  if (table.rows.length > MAX_ROWS) {
    throw new Problem('actors.file-long', 'too-large', { rows: table.rows.length, most: MAX_ROWS })
  }
  const communes = await findTerritoryCommunes(tx, access)
  const known = await findAllActors(tx, access)
  const index = await loadPlaceIndex()
  return {
    ...readActors(table, { places: index, communes, known }, mending),
    table,
    mending,
    register: index.register,
    fileName: given.file.name || 'organisations.csv',
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
