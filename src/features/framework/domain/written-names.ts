import { foldText } from '#kernel/text-measure.ts'
import {
  COLLECTION_MODES,
  type CollectionMode,
  DIMENSIONS,
  DIRECTIONS,
  type Dimension,
  type Direction,
  IMPACT_LEVELS,
  type ImpactLevel,
  INDICATOR_KINDS,
  type IndicatorKind,
} from './indicator.ts'

/** How people write the choices of a line, in both languages; the words of the screen are among them. */
const KINDS: Readonly<Record<IndicatorKind, readonly string[]>> = {
  quantitative: ['chiffré', 'chiffre', 'quantitatif', 'quanti', 'nombre', 'figure', 'number', 'numeric'],
  qualitative: [
    'qualitatif',
    'quali',
    'grille',
    'qualitatif (grille de 0 à 4)',
    'grille de 0 à 4',
    'rubric',
    'qualitative (rubric from 0 to 4)',
    'qualitative (grid from 0 to 4)',
    'grid',
    'scale',
  ],
}

const DIMENSION_NAMES: Readonly<Record<Dimension, readonly string[]>> = {
  ECO: ['économique', 'économie', 'economic', 'economy'],
  SOC: ['sociale', 'social'],
  ENV: ['environnementale', 'environnement', 'environmental', 'environment', 'écologie'],
  NUT: ['nutritionnelle', 'nutrition', 'santé', 'nutritional', 'health'],
  ORG: ['organisationnelle', 'organisation', 'gouvernance', 'organisational', 'organizational', 'governance'],
  LOG: ['logistique', 'logistics', 'logistic', 'logistical'],
  TER: [
    'territorialisation',
    'territoire',
    'territoriale',
    'territorialization',
    'territory',
    'territorial',
    'territorial anchoring',
    'ancrage territorial',
  ],
}

const LEVELS: Readonly<Record<ImpactLevel, readonly string[]>> = {
  input: ['ressource', 'ressources', 'moyen', 'moyens', 'intrant', 'resource', 'resources', 'means'],
  output: ['réalisation', 'réalisations', 'produit', 'achievement', 'deliverable', 'outputs'],
  outcome: [
    'changement',
    'changements',
    'résultat',
    'résultats',
    'effet',
    'effets',
    'change',
    'result',
    'outcomes',
  ],
  impact: ['impacts', 'impact à long terme', 'long-term impact'],
}

const MODES: Readonly<Record<CollectionMode, readonly string[]>> = {
  interview: ['entretien', 'entretiens', 'interviews'],
  survey: ['enquête', 'enquêtes', 'questionnaire', 'questionnaires', 'sondage', 'surveys'],
  collective_meeting: [
    'réunion collective',
    'réunion',
    'atelier',
    'collective meeting',
    'group meeting',
    'meeting',
    'workshop',
  ],
  weighing: ['pesée', 'pesées', 'weigh-in'],
  accounting: ['comptabilité', 'comptes', 'factures', 'accounts', 'accounting', 'bookkeeping', 'invoices'],
  public_database: [
    'base publique',
    'base de données publique',
    'données publiques',
    'open data',
    'public data',
    'public database',
  ],
  observation: ['observations', 'relevé', 'terrain', 'field observation'],
}

const DIRECTION_NAMES: Readonly<Record<Direction, readonly string[]>> = {
  higher: [
    'plus c’est haut, mieux c’est',
    'the higher the better',
    'higher is better',
    'hausse',
    'plus',
    '+',
    'up',
  ],
  lower: [
    'plus c’est bas, mieux c’est',
    'the lower the better',
    'lower is better',
    'baisse',
    'moins',
    '-',
    '−',
    'down',
  ],
}

const YES = ['oui', 'yes', 'x', 'vrai', 'true', '1']
const NO = ['', 'non', 'no', 'faux', 'false', '0', '-']

function finder<T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, readonly string[]>>,
): (text: string) => T | undefined {
  const known = new Map<string, T>()
  for (const value of values)
    for (const name of [value, value.replaceAll('_', ' '), ...names[value]]) known.set(foldText(name), value)
  return (text) => known.get(foldText(text.trim()))
}

/** Each reads one cell; undefined when the text means none of the choices. */
export const findKind = finder(INDICATOR_KINDS, KINDS)
export const findDimension = finder(DIMENSIONS, DIMENSION_NAMES)
export const findImpactLevel = finder(IMPACT_LEVELS, LEVELS)
export const findMode = finder(COLLECTION_MODES, MODES)

export const findDirection = finder(DIRECTIONS, DIRECTION_NAMES)

export function findYesNo(text: string): boolean | undefined {
  const folded = foldText(text.trim())
  if (YES.includes(folded)) return true
  return NO.includes(folded) ? false : undefined
}
