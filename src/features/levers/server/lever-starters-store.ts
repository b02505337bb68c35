import type { TerritoryAccess } from '#kernel/access.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { checkTexts } from '../domain/governance-catalogue.ts'
import { starterPublics } from '../domain/public-catalogue.ts'

/** Takes publics of the catalogue into the list; those there already, by code or by name, stay. Returns how many came. */
export async function startAudiences(
  tx: Tx,
  access: TerritoryAccess,
  { lang, codes }: { lang: Lang; codes: readonly string[] },
): Promise<number> {
  const wanted = starterPublics(lang).filter(({ code }) => codes.includes(code))
  const rows = await tx.rows(
    `insert into audience (territory_id, code, name) select $1, each.code, each.name
     from unnest($2::text[], $3::text[]) as each (code, name)
     where not exists (select from audience a where a.territory_id = $1 and a.deleted_at is null
       and (a.code = each.code or lower(btrim(a.name)) = lower(each.name))) returning id`,
    [access.territoryId, wanted.map(({ code }) => code), wanted.map(({ name }) => name)],
  )
  return rows.length
}

/**
 * Takes the items of the catalogue into the territory's list, in their order; one that was taken stays as it was edited,
 * one that was removed is brought back by undoing that. Returns how many came.
 */
export async function startChecks(tx: Tx, access: TerritoryAccess, lang: Lang): Promise<number> {
  const items = checkTexts(lang)
  const rows = await tx.rows(
    `insert into check_item (territory_id, code, text, position)
     select $1, each.code, each.text, 10 * each.at::int
     from unnest($2::text[], $3::text[]) with ordinality as each (code, text, at)
     on conflict (territory_id, list, code) where code is not null do nothing returning id`,
    [access.territoryId, items.map(({ code }) => code), items.map(({ text }) => text)],
  )
  return rows.length
}
