import { addMonths, type Day, dayNumber } from '#kernel/day.ts'
import type { Finding, Severity } from '#kernel/finding.ts'
import { asksValue, findKilometres, isLocalSaid } from './local-definition.ts'
import type { SatObjective } from './objective.ts'
import { fillQuestion, type Perimeter } from './perimeter.ts'

export const PERIMETER_FINDINGS = [
  'perimeter.too-many-questions',
  'perimeter.objective-without-sat',
  'perimeter.only-production',
  'perimeter.no-baseline',
  'perimeter.baseline-planned-late',
  'perimeter.period-reversed',
  'perimeter.question-unfinished',
  'perimeter.local-value-missing',
  'perimeter.local-twice',
  'perimeter.title-empty',
  'perimeter.mode-empty',
  'perimeter.product-empty',
  'perimeter.links-empty',
  'perimeter.communes-empty',
  'perimeter.local-undefined',
  'perimeter.period-empty',
  'perimeter.population-empty',
  'perimeter.stakes-empty',
  'perimeter.questions-empty',
  'perimeter.recipients-empty',
  'perimeter.use-empty',
  'perimeter.means-empty',
  'perimeter.sponsor-empty',
  'perimeter.reviewer-empty',
  'perimeter.out-of-scope-empty',
] as const
export type PerimeterFindingCode = (typeof PERIMETER_FINDINGS)[number]
export type PerimeterFinding = Finding<PerimeterFindingCode>

export const MOST_QUESTIONS = 3
export const MONTHS_TO_BUILD_BASELINE = 3

export type PerimeterContext = {
  readonly objectives: readonly { readonly id: string; readonly sat: readonly SatObjective[] }[]
  /** The day the evaluation was opened: the three months for a baseline run from it. */
  readonly openedOn: Day
}

export type PerimeterReview = {
  readonly findings: readonly PerimeterFinding[]
  /** Share (0–1) of the fields asked for that are filled. */
  readonly completeness: number
}

/**
 * The four checks of method 2.2 (≤ 3 questions; every objective tagged with a SAT objective; a link beyond
 * production; a baseline, or a plan to build it within three months), then what remains to be filled.
 */
export function reviewPerimeter(perimeter: Perimeter, context: PerimeterContext): PerimeterReview {
  const empty = emptyFields(perimeter)
  return {
    findings: [...methodChecks(perimeter, context), ...empty.findings],
    completeness: 1 - empty.findings.length / empty.asked,
  }
}

function methodChecks(perimeter: Perimeter, context: PerimeterContext): PerimeterFinding[] {
  const findings: PerimeterFinding[] = []
  const add = (
    code: PerimeterFindingCode,
    severity: Severity,
    path: string,
    params: PerimeterFinding['params'] = {},
  ) => findings.push({ code, severity, path, params })

  if (perimeter.questions.length > MOST_QUESTIONS) {
    add('perimeter.too-many-questions', 'warning', 'questions', {
      n: perimeter.questions.length,
      most: MOST_QUESTIONS,
    })
  }
  perimeter.questions.forEach((question, at) => {
    const { missing } = fillQuestion(question)
    if (missing.length > 0) {
      add('perimeter.question-unfinished', 'advice', `questions/${at}`, { number: at + 1, n: missing.length })
    }
  })
  for (const objective of context.objectives) {
    if (objective.sat.length === 0) {
      add('perimeter.objective-without-sat', 'warning', `objectives/${objective.id}`)
    }
  }
  if (perimeter.links.length > 0 && perimeter.links.every((link) => link === 'production')) {
    add('perimeter.only-production', 'warning', 'links')
  }
  findings.push(...localChecks(perimeter), ...baselineChecks(perimeter, context.openedOn))
  if (isAfter(perimeter.periodFrom, perimeter.periodTo))
    add('perimeter.period-reversed', 'warning', 'periodTo')
  return findings
}

/** A distance without kilometres says nothing; two definitions for one product would contradict each other. */
function localChecks({ localDefinitions }: Perimeter): PerimeterFinding[] {
  const findings: PerimeterFinding[] = []
  const seen = new Set<string>()
  localDefinitions.forEach((definition, at) => {
    const path = `localDefinitions/${at}`
    const params = { number: at + 1 }
    const { basis, value, family, product } = definition
    const lacks = basis === 'distance' ? findKilometres(definition) === null : value.trim() === ''
    if (asksValue(basis) && lacks)
      findings.push({ code: 'perimeter.local-value-missing', severity: 'advice', path, params })
    const about = `${family ?? ''}/${product.trim().toLowerCase()}`
    if (isLocalSaid(definition) && seen.has(about))
      findings.push({ code: 'perimeter.local-twice', severity: 'warning', path, params })
    if (isLocalSaid(definition)) seen.add(about)
  })
  return findings
}

function baselineChecks(perimeter: Perimeter, openedOn: Day): PerimeterFinding[] {
  if (perimeter.baselineDate !== null) return []
  if (perimeter.baselinePlannedBy === null) {
    return [
      {
        code: 'perimeter.no-baseline',
        severity: 'warning',
        path: 'baselineDate',
        params: { months: MONTHS_TO_BUILD_BASELINE },
      },
    ]
  }
  const latest = addMonths(openedOn, MONTHS_TO_BUILD_BASELINE) ?? null
  if (!isAfter(perimeter.baselinePlannedBy, latest)) return []
  return [
    {
      code: 'perimeter.baseline-planned-late',
      severity: 'warning',
      path: 'baselinePlannedBy',
      params: { months: MONTHS_TO_BUILD_BASELINE, latest: latest ?? '' },
    },
  ]
}

function emptyFields(p: Perimeter): { asked: number; findings: PerimeterFinding[] } {
  const blank = (text: string) => text.trim() === ''
  const fields: readonly [empty: boolean, code: PerimeterFindingCode, path: string][] = [
    [blank(p.title), 'perimeter.title-empty', 'title'],
    [p.mode === null, 'perimeter.mode-empty', 'mode'],
    [blank(p.product), 'perimeter.product-empty', 'product'],
    [p.links.length === 0, 'perimeter.links-empty', 'links'],
    [p.communes.length === 0, 'perimeter.communes-empty', 'communes'],
    [!p.localDefinitions.some(isLocalSaid), 'perimeter.local-undefined', 'localDefinitions'],
    [p.periodFrom === null || p.periodTo === null, 'perimeter.period-empty', 'periodFrom'],
    [blank(p.population), 'perimeter.population-empty', 'population'],
    [p.stakes.length === 0, 'perimeter.stakes-empty', 'stakes'],
    [p.questions.length === 0, 'perimeter.questions-empty', 'questions'],
    [blank(p.recipients), 'perimeter.recipients-empty', 'recipients'],
    [blank(p.use), 'perimeter.use-empty', 'use'],
    [p.meansDays === null && p.meansEuros === null, 'perimeter.means-empty', 'meansDays'],
    [blank(p.sponsor), 'perimeter.sponsor-empty', 'sponsor'],
    [blank(p.reviewer), 'perimeter.reviewer-empty', 'reviewer'],
    [p.outOfScope.length === 0, 'perimeter.out-of-scope-empty', 'outOfScope'],
  ]
  return {
    asked: fields.length,
    findings: fields
      .filter(([empty]) => empty)
      .map(([, code, path]) => ({ code, severity: 'advice', path, params: {} })),
  }
}

/** Whether the first day comes after the second; an unknown or wrong day is after nothing. */
function isAfter(first: Day | null, second: Day | null): boolean {
  const [a, b] = [dayNumber(first ?? ''), dayNumber(second ?? '')]
  return a !== undefined && b !== undefined && a > b
}
