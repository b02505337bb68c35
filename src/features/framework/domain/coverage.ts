import type { Finding } from '#kernel/finding.ts'
import { computeStakeholderLoad, type LineRespondent } from './collection-load.ts'
import type { FrameworkLine } from './framework-line.ts'

/**
 * Something that gathers answers: a questionnaire, an interview guide, a meeting sheet, an import. `asks` are its
 * questions that answer a line, one entry a question; `variable` is the variable of the line's formula that it fills.
 */
export type Instrument = {
  readonly id: string
  readonly title: string
  readonly mode: FrameworkLine['mode']
  readonly asks: readonly { readonly lineId: string; readonly variable?: string | null }[]
}

export type CoveredLine = Pick<
  FrameworkLine,
  'name' | 'mode' | 'source' | 'respondents' | 'criterion' | 'objectiveId' | 'variables' | 'kind'
> & { readonly id: string }

export type CoverageRow = {
  readonly lineId: string
  /** A source or a mode is written down. */
  readonly hasSource: boolean
  readonly hasMode: boolean
  /** Somebody is named who can answer, or the mode needs nobody. */
  readonly hasRespondents: boolean
  readonly needsRespondents: boolean
  /** Questions of each instrument that answer the line, by id of the instrument; 0 is not listed. */
  readonly questions: Readonly<Record<string, number>>
  /** Answered by an instrument, or by a source that is no instrument (accounts, public data, weighing). */
  readonly isAnswered: boolean
}

export const COVERAGE_FINDINGS = [
  'framework.line-unanswered',
  'framework.line-without-respondents',
  'framework.asked-twice',
  'framework.stakeholder-overasked',
] as const
export type CoverageFindingCode = (typeof COVERAGE_FINDINGS)[number]
export type CoverageFinding = Finding<CoverageFindingCode>

/** Modes in which somebody has to answer. */
const ASKING = ['interview', 'survey', 'collective_meeting'] as const

/** Own thresholds: beyond, the same stakeholder carries too much of the collection. */
export const MOST_LINES_ASKED = 6
export const MOST_MINUTES_ASKED = 120

export type Coverage = {
  readonly rows: readonly CoverageRow[]
  readonly findings: readonly CoverageFinding[]
}

/** Whether a mode of collection asks people. */
export function asksPeople(mode: FrameworkLine['mode']): boolean {
  return ASKING.some((asking) => asking === mode)
}

/**
 * What each line is answered by, and what that leaves open: lines that no source answers, lines that are asked twice,
 * stakeholders of whom too much is asked. While there is no instrument at all, a line counts as answered when it
 * says its source or how it is gathered; once there are, a line that asks people needs one of them.
 */
export function computeCoverage(
  lines: readonly CoveredLine[],
  instruments: readonly Instrument[],
  respondents: readonly LineRespondent[] = [],
  nameOf: (stakeholderId: string) => string = (id) => id,
): Coverage {
  const named = new Set(respondents.map(({ lineId }) => lineId))
  const rows = lines.map((line) => rowOf(line, instruments, named.has(line.id)))
  const findings = lines.flatMap((line, at) => {
    const row = rows[at]
    return row ? findingsOf(line, row, instruments) : []
  })
  const counted = new Set(lines.map(({ id }) => id))
  const load = computeStakeholderLoad(respondents, counted)
  const over = load.filter(
    ({ lineIds, minutes }) => lineIds.length > MOST_LINES_ASKED || (minutes.sum ?? 0) > MOST_MINUTES_ASKED,
  )
  return {
    rows,
    findings: [
      ...findings,
      ...over.map(({ stakeholderId, lineIds, minutes }) => ({
        code: 'framework.stakeholder-overasked' as const,
        severity: 'warning' as const,
        path: `stakeholders/${stakeholderId}`,
        params: { who: nameOf(stakeholderId), n: lineIds.length, minutes: minutes.sum ?? 0 },
      })),
    ],
  }
}

function rowOf(line: CoveredLine, instruments: readonly Instrument[], isNamed: boolean): CoverageRow {
  const questions = Object.fromEntries(
    instruments.flatMap(({ id, asks }) => {
      const n = asks.filter(({ lineId }) => lineId === line.id).length
      return n === 0 ? [] : [[id, n]]
    }),
  )
  const hasSource = line.source.trim() !== ''
  const hasMode = line.mode !== ''
  const needsRespondents = asksPeople(line.mode)
  const isAsked = Object.keys(questions).length > 0
  const isAnswered =
    isAsked ||
    (needsRespondents && instruments.length > 0 ? false : hasSource || (hasMode && !needsRespondents))
  return {
    lineId: line.id,
    hasSource,
    hasMode,
    needsRespondents,
    hasRespondents: !needsRespondents || isNamed || line.respondents.trim() !== '',
    questions,
    isAnswered,
  }
}

function findingsOf(
  line: CoveredLine,
  row: CoverageRow,
  instruments: readonly Instrument[],
): CoverageFinding[] {
  const find = (
    code: CoverageFindingCode,
    severity: CoverageFinding['severity'],
    field: string,
    more: CoverageFinding['params'] = {},
  ): CoverageFinding => ({
    code,
    severity,
    path: `lines/${line.id}/${field}`,
    params: { line: line.name, ...more },
  })
  const twice = findTwice(line, instruments)
  return [
    ...(row.isAnswered ? [] : [find('framework.line-unanswered', 'warning', 'source')]),
    ...(row.hasRespondents ? [] : [find('framework.line-without-respondents', 'warning', 'respondents')]),
    ...twice.map((titles) => find('framework.asked-twice', 'advice', 'source', { titles })),
  ]
}

/**
 * Where two questions fill the same variable (or, for a line without variables, answer the line): titles of the
 * instruments. Different variables of one formula may well be asked in different places.
 */
function findTwice(line: CoveredLine, instruments: readonly Instrument[]): string[] {
  const asked = new Map<string, string[]>()
  for (const { title, asks } of instruments) {
    for (const { lineId, variable } of asks) {
      if (lineId !== line.id) continue
      const key = variable ?? ''
      asked.set(key, [...(asked.get(key) ?? []), title])
    }
  }
  return [...asked.values()]
    .filter((titles) => titles.length > 1)
    .map((titles) => [...new Set(titles)].join(', '))
}
