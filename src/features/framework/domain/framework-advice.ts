import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import type { Finding } from '#kernel/finding.ts'
import type { FrameworkLine } from './framework-line.ts'

export const FRAMEWORK_FINDINGS = [
  'framework.too-few-lines',
  'framework.too-many-lines',
  'framework.outcome-without-qualitative',
  'framework.sat-without-line',
  'framework.too-few-outcome-lines',
  'framework.line-without-owner',
  'framework.line-without-date',
  'framework.load-over-means',
  'framework.load-without-means',
  'framework.hours-unknown',
] as const
export type FrameworkFindingCode = (typeof FRAMEWORK_FINDINGS)[number]
export type FrameworkFinding = Finding<FrameworkFindingCode>

export const FEWEST_LINES = 8
export const MOST_LINES = 20
export const OUTCOME_SHARE = 0.5

/** A French working day: 35 hours over five days. */
export const HOURS_A_DAY = 7

/** The perimeter declares days, collection is counted in hours; `null` stays undeclared. */
export function hoursOfDays(days: number | null): number | null {
  return days === null ? null : days * HOURS_A_DAY
}

type AdvisedLine = Pick<
  FrameworkLine,
  'kind' | 'elementId' | 'sat' | 'impactLevel' | 'owner' | 'dueOn' | 'hours' | 'name'
> & { readonly id: string }

export type FrameworkContext = {
  /** The changes of the impact chain (short, intermediate, long term). */
  readonly outcomes: readonly { readonly id: string; readonly statement: string }[]
  /** Union of the SAT objectives that the impact objectives pursue. */
  readonly satPursued: readonly SatObjective[]
  /** Hours that the evaluation has, `null` when undeclared. */
  readonly meansHours: number | null
}

export type CollectionLoad = {
  /** Sum of the hours that are known; `null` while no line says any: unknown is not zero. */
  readonly hours: number | null
  readonly linesWithoutHours: number
  readonly meansHours: number | null
  /** hours ÷ means; `null` without hours or means to divide by. */
  readonly share: number | null
}

export type FrameworkReview = {
  readonly findings: readonly FrameworkFinding[]
  readonly load: CollectionLoad
  /** Share (0–1) of the lines at outcome or impact level; `null` without lines. */
  readonly outcomeShare: number | null
}

/** Live advice on a framework: every rule of method 2.5, and the load of collection against the means declared. */
export function reviewFramework(lines: readonly AdvisedLine[], context: FrameworkContext): FrameworkReview {
  const load = computeLoad(lines, context.meansHours)
  const deep = lines.filter((line) => line.impactLevel === 'outcome' || line.impactLevel === 'impact').length
  const outcomeShare = lines.length === 0 ? null : deep / lines.length
  const findings: FrameworkFinding[] = []
  if (lines.length < FEWEST_LINES) {
    findings.push(
      advise('framework.too-few-lines', 'advice', 'lines', { n: lines.length, fewest: FEWEST_LINES }),
    )
  }
  if (lines.length > MOST_LINES) {
    findings.push(
      advise('framework.too-many-lines', 'warning', 'lines', { n: lines.length, most: MOST_LINES }),
    )
  }
  findings.push(...adviseCoverage(lines, context))
  if (outcomeShare !== null && outcomeShare < OUTCOME_SHARE) {
    const params = { n: deep, of: lines.length, percent: Math.round(outcomeShare * 100) }
    findings.push(advise('framework.too-few-outcome-lines', 'warning', 'lines', params))
  }
  findings.push(...adviseLines(lines), ...adviseLoad(load))
  return { findings, load, outcomeShare }
}

/** At least one qualitative indicator per change, at least one indicator per SAT objective pursued. */
function adviseCoverage(lines: readonly AdvisedLine[], context: FrameworkContext): FrameworkFinding[] {
  const told = new Set(lines.filter((line) => line.kind === 'qualitative').map((line) => line.elementId))
  const served = new Set(lines.flatMap((line) => line.sat))
  const pursued = new Set(context.satPursued)
  return [
    ...context.outcomes
      .filter((outcome) => !told.has(outcome.id))
      .map((outcome) =>
        advise('framework.outcome-without-qualitative', 'warning', `outcomes/${outcome.id}`, {
          outcome: outcome.statement,
        }),
      ),
    ...SAT_OBJECTIVES.filter((sat) => pursued.has(sat) && !served.has(sat)).map((sat) =>
      advise('framework.sat-without-line', 'warning', `sat/${sat}`, { sat }),
    ),
  ]
}

/** No indicator without an owner and a date. */
function adviseLines(lines: readonly AdvisedLine[]): FrameworkFinding[] {
  return lines.flatMap((line) => {
    const params = { line: line.name }
    return [
      ...(line.owner.trim() === ''
        ? [advise('framework.line-without-owner', 'warning', `lines/${line.id}/owner`, params)]
        : []),
      ...(line.dueOn === null
        ? [advise('framework.line-without-date', 'warning', `lines/${line.id}/dueOn`, params)]
        : []),
    ]
  })
}

function adviseLoad(load: CollectionLoad): FrameworkFinding[] {
  const { hours, meansHours, linesWithoutHours } = load
  const findings: FrameworkFinding[] = []
  if (hours !== null && meansHours !== null && hours > meansHours) {
    findings.push(advise('framework.load-over-means', 'warning', 'load', { hours, means: meansHours }))
  }
  if (hours !== null && meansHours === null && hours > 0) {
    findings.push(advise('framework.load-without-means', 'advice', 'load', { hours }))
  }
  if (linesWithoutHours > 0) {
    findings.push(advise('framework.hours-unknown', 'advice', 'load', { n: linesWithoutHours }))
  }
  return findings
}

function computeLoad(lines: readonly AdvisedLine[], meansHours: number | null): CollectionLoad {
  const known = lines.flatMap((line) => (line.hours === null ? [] : [line.hours]))
  const hours = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0)
  return {
    hours,
    linesWithoutHours: lines.length - known.length,
    meansHours,
    share: hours === null || meansHours === null || meansHours === 0 ? null : hours / meansHours,
  }
}

function advise(
  code: FrameworkFindingCode,
  severity: FrameworkFinding['severity'],
  path: string,
  params: FrameworkFinding['params'],
): FrameworkFinding {
  return { code, severity, path, params }
}
