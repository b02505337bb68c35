import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordTable } from '#platform/server/record-store.ts'
import { parseCatalogue } from '../domain/catalogue.ts'
import type { Indicator } from '../domain/indicator.ts'

export const lineTable: RecordTable = {
  table: 'framework_line',
  kind: 'framework-line',
  fields: [
    'evaluationId',
    'objectiveId',
    'elementId',
    'position',
    'question',
    'criterion',
    'indicatorCode',
    'name',
    'definition',
    'kind',
    'unit',
    'formula',
    'variables',
    'levels',
    'direction',
    'boundBad',
    'boundGood',
    'impactLevel',
    'dimension',
    'sat',
    'baseline',
    'baselineOn',
    'baselineSource',
    'target',
    'targetOn',
    'targetReason',
    'source',
    'mode',
    'timing',
    'owner',
    'dueOn',
    'hours',
    'respondents',
    'personalData',
    'personalDataNote',
    'limits',
    'quality',
  ],
  json: ['variables', 'levels', 'quality'],
  numbers: ['boundBad', 'boundGood', 'baseline', 'target', 'hours'],
  order: 'r.position, r.created_at, r.id',
}

const CATALOGUE = join(import.meta.dirname, '..', '..', '..', '..', 'catalogue', 'indicators.csv')

let catalogue: Indicator[] | undefined

/** The catalogue of indicators, read at its first use. */
export function readCatalogue(): readonly Indicator[] {
  catalogue ??= parseCatalogue(readFileSync(CATALOGUE, 'utf8'))
  return catalogue
}
