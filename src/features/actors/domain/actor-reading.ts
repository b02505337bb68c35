import { readSiret } from '#kernel/siret.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { CellReading, Mending, TableSpec } from '#platform/tables/mending.ts'
import { judgeTable, type TableJudge } from '#platform/tables/mending-judge.ts'
import type { TableHead } from '#platform/tables/table.ts'
import { ACTOR_LIMITS, type Actor } from './actor.ts'
import { type KnownActor, startDuplicates } from './actor-duplicates.ts'
import { readActorKind } from './actor-kind-names.ts'
import { type PlaceIndex, placeReader, readInsee, writePlace } from './actor-place.ts'

/** One row as its cells say it; the two codes only help to find the commune. */
type ActorCells = Actor & { readonly insee: string | null; readonly postcode: string }

export type ActorSurroundings = {
  readonly places: PlaceIndex
  /** INSEE codes of the territory: among homonyms its own commune is meant. */
  readonly communes: ReadonlySet<string>
  /** The organisations that the territory has already. */
  readonly known: readonly KnownActor[]
}

/** Judges a list of organisations as offices keep them: the preview and the entering alike. */
export function judgeActors(
  head: TableHead,
  around: ActorSurroundings,
  mending: Mending = {},
): TableJudge<Actor> {
  const duplicateOf = startDuplicates(around.known)
  return judgeTable({
    head,
    mending,
    spec: actorSpec(around),
    settle: actorOf,
    doubt: (actor, rowNumber) => {
      const met = duplicateOf(actor, rowNumber)
      return met && { code: met.code, field: 'name', params: met.params }
    },
    understood: (actor, textOf) => understoodPlace(actor, textOf, around.places),
  })
}

/** Where a cell says a commune in another way than by its name: the name that was understood, with its code. */
function understoodPlace(
  actor: Actor,
  textOf: (field: string) => string | undefined,
  { register }: PlaceIndex,
): [string, string] | undefined {
  const field = ['communeCode', 'insee', 'postcode'].find((each) => textOf(each) !== undefined)
  const commune = register.communes.get(actor.communeCode ?? '')
  if (field === undefined || !commune || foldText(textOf(field) ?? '') === foldText(commune.name))
    return undefined
  return [field, `→ ${writePlace(commune)}`]
}

function actorOf({ insee: _insee, postcode: _postcode, ...actor }: ActorCells): Actor {
  return actor
}

/** Columns of a list of organisations; only the name and the kind must be there. */
export function actorSpec({ places, communes }: Omit<ActorSurroundings, 'known'>): TableSpec<ActorCells> {
  const place = placeReader(places, communes)
  return {
    columns: [
      {
        field: 'name',
        name: 'nom',
        aliases: [
          'organisation',
          'structure',
          'acteur',
          'raison sociale',
          'dénomination',
          'nom de la structure',
          'nom de l’organisation',
          'name',
          'organization',
        ],
        required: true,
        parse: readName,
      },
      {
        field: 'kind',
        name: 'type',
        aliases: [
          'kind',
          'catégorie',
          'category',
          'nature',
          'type de structure',
          'type d’acteur',
          'type d’organisation',
          'famille d’acteur',
        ],
        required: true,
        parse: readActorKind,
      },
      {
        field: 'communeCode',
        name: 'commune',
        aliases: ['ville', 'localité', 'lieu', 'municipality', 'town', 'city'],
        required: false,
        parse: (commune, { cell }) => place({ commune, insee: cell('insee'), postcode: cell('postcode') }),
      },
      {
        field: 'insee',
        name: 'code_insee',
        aliases: ['insee', 'code commune', 'code insee commune', 'insee code', 'depcom'],
        required: false,
        parse: (text) => readInsee(text, places),
      },
      {
        field: 'postcode',
        name: 'code_postal',
        aliases: ['cp', 'postcode', 'zip code', 'postal code', 'code postal commune'],
        required: false,
        parse: (text) => ({ value: text }),
      },
      {
        field: 'siret',
        name: 'siret',
        aliases: ['n° siret', 'numéro siret', 'siret number'],
        required: false,
        parse: readActorSiret,
      },
      {
        field: 'worlds',
        name: 'mondes_sociaux',
        aliases: [
          'mondes',
          'monde social',
          'social worlds',
          'worlds',
          'tags',
          'étiquettes',
          'thèmes',
          'mots-clés',
        ],
        required: false,
        parse: readWorlds,
      },
      {
        field: 'note',
        name: 'notes',
        aliases: [
          'note',
          'commentaire',
          'commentaires',
          'comments',
          'remarques',
          'observations',
          'description',
        ],
        required: false,
        parse: readNote,
      },
    ],
  }
}

function readName(text: string): CellReading<string> {
  const name = text.replace(/\s+/gu, ' ')
  if (name === '') return { problem: 'actors.name-missing' }
  return name.length > ACTOR_LIMITS.name
    ? { problem: 'actors.name-long', params: { most: ACTOR_LIMITS.name } }
    : { value: name }
}

function readActorSiret(text: string): CellReading<string | null> {
  if (text === '') return { value: null }
  const reading = readSiret(text.replace(/[.,]0$/, ''))
  if ('siret' in reading) return { value: reading.siret }
  if (/^\d{9}$/.test(text.replace(/\s/gu, ''))) return { problem: 'actors.siret-siren' }
  const { problem, suggestion } = reading
  const code = suggestion === undefined ? `actors.siret-${problem}` : 'actors.siret-zeros'
  return { problem: code, params: suggestion === undefined ? {} : { suggestion } }
}

function readWorlds(text: string): CellReading<readonly string[]> {
  const worlds = cleanWorlds(text.split(/[;,|\n]/))
  if (worlds.length > ACTOR_LIMITS.worlds)
    return { problem: 'actors.worlds-many', params: { most: ACTOR_LIMITS.worlds } }
  const long = worlds.find((world) => world.length > ACTOR_LIMITS.world)
  return long === undefined
    ? { value: worlds }
    : { problem: 'actors.world-long', params: { written: long, most: ACTOR_LIMITS.world } }
}

/** Tags trimmed, each once whatever its case and accents, in the order given. */
export function cleanWorlds(worlds: readonly string[]): readonly string[] {
  const seen = new Map<string, string>()
  for (const world of worlds) {
    const text = world.replace(/\s+/gu, ' ').trim()
    if (text !== '' && !seen.has(foldText(text))) seen.set(foldText(text), text)
  }
  return [...seen.values()]
}

function readNote(text: string): CellReading<string> {
  return text.length > ACTOR_LIMITS.note
    ? { problem: 'actors.note-long', params: { most: ACTOR_LIMITS.note } }
    : { value: text }
}
