import type { Lang } from '#kernel/words.ts'
import { formatNumber, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { CommuneRegister } from '../domain/commune.ts'
import { drawTerritoryMap, type MapCommune } from '../domain/territory-map.ts'
import { territoriesWords } from '../words.ts'
import { findContours } from './contours-store.ts'

/** Beyond this a map is grey with borders, and the drawing of it would hold up the server. */
const MOST_DRAWN = 1500
/** The départements behind are left out when they are many: their borders would cost more than they tell. */
const MOST_AROUND = 1500

type MapRequest = { codes: readonly string[]; name: string; width: number; lang: Lang }

/** The map of some communes with the contours that the host has imported. */
export async function drawMapOf(tx: Tx, { codes, name, width, lang }: MapRequest, register: CommuneRegister) {
  const communes = codes.length
  if (communes > MOST_DRAWN) return { drawing: null, communes, withContour: 0, tooMany: true }
  const inside = new Set(codes)
  const departements = new Set(codes.map((code) => register.communes.get(code)?.departement))
  const near = [...register.communes.values()].filter(
    (c) => departements.has(c.departement) && !inside.has(c.code),
  )
  const around = near.length > MOST_AROUND ? [] : near.map((c) => c.code)
  const geometries = await findContours(tx, [...codes, ...around])
  const mapped = (list: readonly string[]) => list.flatMap((code) => mapCommune(code, geometries, register))
  const drawn = mapped(codes)
  const say = sayIn(territoriesWords, lang)
  const drawing = drawTerritoryMap({
    title: name ? say('map.title', { name }) : say('map.title-unnamed'),
    description: say('map.description', { n: drawn.length }),
    communes: drawn,
    around: mapped(around),
    width,
    labelOf: ({ name, population }) =>
      population === null
        ? say('map.label-unknown', { name })
        : say('map.label', { name, population: formatNumber(population, lang) }),
  })
  return { drawing: drawing ?? null, communes, withContour: drawn.length, tooMany: false }
}

function mapCommune(
  code: string,
  geometries: ReadonlyMap<string, string>,
  register: CommuneRegister,
): MapCommune[] {
  const commune = register.communes.get(code)
  const geometry = geometries.get(code)
  if (!commune || geometry === undefined) return []
  return [
    { code, name: commune.name, departement: commune.departement, population: commune.population, geometry },
  ]
}
