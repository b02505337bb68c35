import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { starterWorlds } from '../domain/starter-worlds.ts'

/**
 * Adds worlds of the catalogue; those that are there, by their code or by their name, are left alone. Returns the ids
 * of the new ones in the order asked. Fails with `worlds.starter-unknown`.
 */
export async function addStarterWorlds(
  tx: Tx,
  access: TerritoryAccess,
  { codes, lang }: { codes: readonly string[]; lang: Lang },
): Promise<string[]> {
  const catalogue = new Map(starterWorlds(lang).map((world) => [world.code, world]))
  const wanted = [...new Set(codes)].map((code) => {
    const world = catalogue.get(code)
    if (!world) throw new Problem('worlds.starter-unknown', 'caller', { code })
    const { name, theme, sites, color } = world
    return { code, name, theme, sites, color }
  })
  const rows = await tx.rows<{ id: string }>(
    `insert into social_world (territory_id, code, name, theme, sites, color)
     select $1, w.code, w.name, w.theme, array(select jsonb_array_elements_text(w.sites)), w.color
     from rows from (jsonb_to_recordset($2::jsonb) as (code text, name text, theme text, sites jsonb, color int))
       with ordinality as w(code, name, theme, sites, color, place)
     where not exists (select from social_world o where o.territory_id = $1 and o.deleted_at is null
       and (o.code = w.code or lower(btrim(o.name)) = lower(w.name)))
     order by w.place
     on conflict do nothing returning id`,
    [access.territoryId, JSON.stringify(wanted)],
  )
  return rows.map((row) => row.id)
}
