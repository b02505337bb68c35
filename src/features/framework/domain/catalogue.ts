import { SAT_OBJECTIVES, type SatObjective } from '#features/evaluations/domain/objective.ts'
import { Problem } from '#kernel/problem.ts'
import { foldText } from '#kernel/text-measure.ts'
import { readCatalogueRows } from './catalogue-csv.ts'
import {
  type CollectionMode,
  DIMENSIONS,
  DIRECTIONS,
  type Dimension,
  IMPACT_LEVELS,
  type ImpactLevel,
  INDICATOR_KINDS,
  type Indicator,
  type IndicatorKind,
  type IndicatorVariable,
  SCALES,
  type Scale,
} from './indicator.ts'

/**
 * Reads the text of `catalogue/indicators.csv`. A row that is not what it should be is ours to mend: a Problem
 * `framework.catalogue-malformed` with its row (the header is row 1), column and value.
 */
export function parseCatalogue(csv: string): Indicator[] {
  const codes = new Set<string>()
  return readCatalogueRows(csv).map((cells, at) => {
    const indicator = parseIndicator(new Row(cells, at + 2))
    if (codes.has(indicator.code)) throw malformed(at + 2, 'code', indicator.code)
    codes.add(indicator.code)
    return indicator
  })
}

class Row {
  readonly #cells: ReadonlyMap<string, string>
  readonly #number: number

  constructor(cells: ReadonlyMap<string, string>, number: number) {
    this.#cells = cells
    this.#number = number
  }

  text(column: string): string {
    const cell = this.#cells.get(column)
    if (cell === undefined) throw malformed(this.#number, column, '')
    return cell.trim()
  }

  filled(column: string): string {
    return this.text(column) || this.refuse(column)
  }

  oneOf<T extends string>(column: string, known: readonly T[]): T {
    return known.find((value) => value === this.text(column)) ?? this.refuse(column)
  }

  number(column: string): number | null {
    const text = this.text(column)
    if (text === '') return null
    return Number.isFinite(Number(text)) ? Number(text) : this.refuse(column)
  }

  refuse(column: string): never {
    throw malformed(this.#number, column, this.text(column))
  }
}

function malformed(row: number, column: string, value: string): Problem {
  return new Problem('framework.catalogue-malformed', 'server', { row, column, value })
}

function parseIndicator(row: Row): Indicator {
  const kind = row.oneOf('kind', INDICATOR_KINDS)
  const levels = [0, 1, 2, 3, 4].map((level) => row.text(`level_${level}`))
  const isRubric = kind === 'qualitative'
  if (levels.some((text) => (text === '') === isRubric)) row.refuse('level_0')
  return {
    code: row.filled('code'),
    name: { fr: row.filled('name_fr'), en: row.filled('name_en') },
    definition: { fr: row.filled('definition_fr'), en: row.filled('definition_en') },
    dimension: row.oneOf('dimension', DIMENSIONS),
    secondaryDimension: row.text('secondary_dimension') ? row.oneOf('secondary_dimension', DIMENSIONS) : null,
    sat: parseSat(row),
    kind,
    unit: row.filled('unit'),
    formula: row.filled('formula'),
    variables: parseVariables(row),
    direction: row.oneOf('direction', DIRECTIONS),
    collection: row.filled('collection_mode'),
    frequency: row.filled('frequency'),
    impactLevel: row.oneOf('impact_level', IMPACT_LEVELS),
    scale: row.oneOf('scale', SCALES),
    sourceFramework: row.text('source_framework'),
    referenceValue: row.text('reference_value'),
    target: row.number('target'),
    targetSource: row.text('target_source'),
    boundBad: row.number('bound_bad') ?? row.refuse('bound_bad'),
    boundGood: row.number('bound_good') ?? row.refuse('bound_good'),
    boundSource: row.filled('bound_source'),
    levels: isRubric ? levels : [],
    provenance: row.text('provenance'),
  }
}

function parseSat(row: Row): SatObjective[] {
  return splitList(row.text('sat_objectives')).map(
    (code) => SAT_OBJECTIVES.find((known) => known === code) ?? row.refuse('sat_objectives'),
  )
}

/** "name=meaning;name=meaning"; a meaning may itself hold an equals sign (« nb collèges (>= 2) »). */
function parseVariables(row: Row): IndicatorVariable[] {
  return splitList(row.filled('variables')).map((part) => {
    const equals = part.indexOf('=')
    if (equals < 1) row.refuse('variables')
    return { name: part.slice(0, equals).trim(), meaning: part.slice(equals + 1).trim() }
  })
}

function splitList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export type CatalogueQuery = {
  /** Words sought in the code, the names and the definitions, in French and in English, accents aside. */
  readonly text?: string
  /** Main or secondary dimension. */
  readonly dimension?: Dimension
  readonly sat?: SatObjective
  readonly kind?: IndicatorKind
  readonly mode?: CollectionMode
  readonly impactLevel?: ImpactLevel
  readonly scale?: Scale
  /** Codes that are left, e.g. those that a framework asks for too; absent: all. */
  readonly among?: ReadonlySet<string>
}

/** Indicators that hold every word and pass every filter: those with the words in their name first, else by order. */
export function searchCatalogue(catalogue: readonly Indicator[], query: CatalogueQuery): Indicator[] {
  const words = foldText(query.text ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const passes = (i: Indicator) =>
    (!query.dimension || i.dimension === query.dimension || i.secondaryDimension === query.dimension) &&
    (!query.sat || i.sat.includes(query.sat)) &&
    (!query.kind || i.kind === query.kind) &&
    (!query.mode || suggestModes(i.collection).includes(query.mode)) &&
    (!query.impactLevel || i.impactLevel === query.impactLevel) &&
    (!query.scale || i.scale === query.scale) &&
    (!query.among || query.among.has(i.code))
  const inName: Indicator[] = []
  const elsewhere: Indicator[] = []
  for (const indicator of catalogue) {
    if (!passes(indicator)) continue
    const name = foldText(`${indicator.code} ${indicator.name.fr} ${indicator.name.en}`)
    const all = `${name} ${foldText(`${indicator.definition.fr} ${indicator.definition.en}`)}`
    if (words.every((word) => name.includes(word))) inName.push(indicator)
    else if (words.every((word) => all.includes(word))) elsewhere.push(indicator)
  }
  return [...inName, ...elsewhere]
}

/** What the wording of a collection tells of its mode; a wording may name several. */
const MODE_CLUES: readonly [CollectionMode, RegExp][] = [
  ['survey', /enquete|questionnaire|ecoles|rappel|associations|recensement co/],
  ['interview', /entretien|visite|diagnostic/],
  ['collective_meeting', /reunion|emargement|groupes de discussion|degustation|grille d'evenement/],
  ['weighing', /pesee|composteurs/],
  [
    'accounting',
    /compta|comptes|facture|budget|financement|bons de|contrats|bilans|gestion|calculette|tournees|plateforme/,
  ],
  [
    'public_database',
    /insee|sirene|msa|agreste|rpg|sig\b|ma cantine|observatoire|safer|crater|parcel|agence bio|bnvd|bnpe|portail|inao|ars\b|cma|collectivites|recensement$|recensement agricole|recensement \/|ddt/,
  ],
  [
    'observation',
    /observation|analyse documentaire|cartographie|suivi animateur|inventaire|releve|listes|agenda|registre|organigramme|conventions|menus|fiches|documents|calendrier|calcul automatique|tracabilite|test|outil/,
  ],
]

/** Modes of collection (method 2.5) that a wording of the catalogue stands for; observation when none is recognised. */
export function suggestModes(collection: string): readonly CollectionMode[] {
  const text = foldText(collection)
  const modes = MODE_CLUES.filter(([, clue]) => clue.test(text)).map(([mode]) => mode)
  return modes.length > 0 ? modes : ['observation']
}
