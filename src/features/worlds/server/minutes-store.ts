import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { findNames, type KnownName } from '../domain/name-finding.ts'

/** Which actors, worlds and actions of the territory a text names, and which names nobody knows. Nothing is written. */
export async function findNamesInMinutes(tx: Tx, access: TerritoryAccess, text: string) {
  const known = await tx.rows<KnownName>(
    `select 'actor' as kind, id, name from actor where territory_id = $1 and deleted_at is null
     union all select 'world', id, name from social_world where territory_id = $1 and deleted_at is null
     union all select 'action', id, title from action where territory_id = $1 and deleted_at is null
     order by 1, 3, 2`,
    [access.territoryId],
  )
  const codes = await tx.rows<{ code: string }>(
    'select commune_code as code from territory_commune where territory_id = $1',
    [access.territoryId],
  )
  const register = await loadCommuneRegister()
  const places = codes.flatMap(({ code }) => register.communes.get(code)?.name ?? [])
  const { found, unknown } = findNames(text, known, places)
  return {
    found: found.map((f) => ({ ...f, at: [...f.at] })),
    unknown: unknown.map((u) => ({ ...u, at: [...u.at] })),
  }
}
