import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { findRecordPage, type RecordTable } from '#platform/server/record-store.ts'
import { fingerprintHeader } from '#platform/tables/header-fingerprint.ts'
import type { Mending } from '#platform/tables/mending.ts'

export const importMappingTable: RecordTable = {
  table: 'import_mapping',
  kind: 'import-mapping',
  fields: ['kind', 'fingerprint', 'fileName', 'columns'],
  json: ['columns'],
  order: 'r.updated_at desc, r.id',
}

type MappingQuery = {
  kind?: string | undefined
  fingerprints?: string | undefined
  cursor?: string | undefined
  limit: number
  deleted?: boolean | undefined
}

export function findMappingPage(
  tx: Tx,
  access: TerritoryAccess,
  { kind, fingerprints, ...page }: MappingQuery,
): Promise<Page<Record<string, unknown>>> {
  return findRecordPage(tx, access, importMappingTable, {
    ...page,
    where: { kind },
    filter: {
      sql: (at) => `(${at(1)}::text[] is null or r.fingerprint = any (${at(1)}::text[]))`,
      params: [fingerprints === undefined ? null : fingerprints.split(',')],
    },
  })
}

type Said = {
  /** `actors`, `purchases`, `observations`, `answers:<form>`. */
  readonly kind: string
  readonly fileName: string
  readonly header: readonly string[]
  readonly mending: Mending
}

/**
 * Remembers what a person said of the columns of a file that enters, in its transaction; the last word counts. A file
 * that was understood by itself leaves nothing.
 */
export async function rememberColumns(tx: Tx, access: TerritoryAccess, said: Said): Promise<void> {
  const fingerprint = fingerprintHeader(said.header)
  const { columns, constants, droppedColumns, dayOrder, skipEmptyRows } = said.mending
  const kept = Object.fromEntries(
    Object.entries({ columns, constants, droppedColumns, dayOrder, skipEmptyRows }).filter(([, value]) =>
      typeof value === 'object' ? Object.keys(value).length > 0 : value !== undefined,
    ),
  )
  if (fingerprint === undefined || Object.keys(kept).length === 0) return
  await tx.query(
    `insert into import_mapping (territory_id, kind, fingerprint, file_name, columns) values ($1, $2, $3, $4, $5)
     on conflict (territory_id, kind, fingerprint)
       do update set file_name = excluded.file_name, columns = excluded.columns, deleted_at = null`,
    [access.territoryId, said.kind, fingerprint, said.fileName.slice(0, 300), JSON.stringify(kept)],
  )
}
