import type { Lang } from '#kernel/words.ts'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import type { Actor, ActorKind } from './actor.ts'

/** Column names of the export, all of which the import knows. */
const HEADERS: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['nom', 'type', 'commune', 'code_insee', 'siret', 'mondes_sociaux', 'notes'],
  en: ['name', 'kind', 'municipality', 'insee_code', 'siret', 'social_worlds', 'comments'],
}

/** The organisations as a CSV that a French spreadsheet opens by double click, and that can be imported again. */
export function writeActorsCsv(
  actors: readonly Actor[],
  say: { readonly kind: (kind: ActorKind) => string; readonly commune: (code: string) => string },
  lang: Lang,
): string {
  const rows = actors.map(({ name, kind, communeCode, siret, worlds, note }) => [
    name,
    say.kind(kind),
    communeCode === null ? null : say.commune(communeCode),
    communeCode,
    siret,
    worlds.join(' ; '),
    note,
  ])
  return writeCsv([HEADERS[lang], ...rows])
}
