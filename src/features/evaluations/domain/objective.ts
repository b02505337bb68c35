import type { Day } from '#kernel/day.ts'
import { dayNumber } from '#kernel/day.ts'
import type { Finding } from '#kernel/finding.ts'
import { foldText } from '#kernel/text-measure.ts'

/**
 * The objectives of a territorial food system (method 1.4): O1 more local supply, O2 consumption drawn back to
 * the region, O3 more local value added, O4 stronger social and territorial ties.
 */
export const SAT_OBJECTIVES = ['O1', 'O2', 'O3', 'O4'] as const
export type SatObjective = (typeof SAT_OBJECTIVES)[number]

/** The quality test of an impact objective (method 2.3): five ticks, given by people. */
export const OBJECTIVE_TICKS = ['beneficiary', 'change', 'observable', 'dated', 'partial_influence'] as const
export type ObjectiveTick = (typeof OBJECTIVE_TICKS)[number]

/** `null`: nobody has said yet. */
export type ObjectiveTicks = Readonly<Record<ObjectiveTick, boolean | null>>

/** An impact objective drawn from the arrival scene of the story: verb of change + who + what + how much + when. */
export type Objective = {
  /** The verb: « doubler », "earn". */
  readonly change: string
  readonly who: string
  readonly what: string
  readonly byHowMuch: string
  readonly byWhen: Day | null
  /** "How would you notice it?" */
  readonly noticedBy: string
  /** "Thanks to what?": what is ours in the change, and what is not. */
  readonly thanksTo: string
  readonly sat: readonly SatObjective[]
  readonly ticks: ObjectiveTicks
}

export const NO_TICKS: ObjectiveTicks = {
  beneficiary: null,
  change: null,
  observable: null,
  dated: null,
  partial_influence: null,
}

export const OBJECTIVE_FINDINGS = [
  'objective.no-beneficiary',
  'objective.no-change',
  'objective.reads-as-activity',
  'objective.not-observable',
  'objective.not-dated',
  'objective.influence-unsaid',
  'objective.no-sat',
  'objective.tick-contradicts-date',
  'objective.tick-contradicts-beneficiary',
] as const
export type ObjectiveFindingCode = (typeof OBJECTIVE_FINDINGS)[number]

export type ObjectiveReview = {
  /** Ticks given, 0–5. */
  readonly passed: number
  readonly unanswered: readonly ObjectiveTick[]
  readonly refused: readonly ObjectiveTick[]
  /** All five ticks are given. */
  readonly holds: boolean
  readonly findings: readonly Finding<ObjectiveFindingCode>[]
}

/** The five-tick test as people answered it, and the advice that can be read from the fields themselves. */
export function reviewObjective(objective: Objective): ObjectiveReview {
  const passed = OBJECTIVE_TICKS.filter((tick) => objective.ticks[tick] === true).length
  return {
    passed,
    unanswered: OBJECTIVE_TICKS.filter((tick) => objective.ticks[tick] === null),
    refused: OBJECTIVE_TICKS.filter((tick) => objective.ticks[tick] === false),
    holds: passed === OBJECTIVE_TICKS.length,
    findings: adviceFromFields(objective),
  }
}

function adviceFromFields(objective: Objective): Finding<ObjectiveFindingCode>[] {
  const blank = (text: string) => text.trim() === ''
  const dated = objective.byWhen !== null && dayNumber(objective.byWhen) !== undefined
  const verb = activityVerbOf(objective.change)
  const advice: readonly [applies: boolean, code: ObjectiveFindingCode, path: string][] = [
    [blank(objective.who), 'objective.no-beneficiary', 'who'],
    [blank(objective.change) || blank(objective.what), 'objective.no-change', 'change'],
    [verb !== undefined, 'objective.reads-as-activity', 'change'],
    [blank(objective.noticedBy) && blank(objective.byHowMuch), 'objective.not-observable', 'noticedBy'],
    [!dated, 'objective.not-dated', 'byWhen'],
    [blank(objective.thanksTo), 'objective.influence-unsaid', 'thanksTo'],
    [objective.sat.length === 0, 'objective.no-sat', 'sat'],
    [!dated && objective.ticks.dated === true, 'objective.tick-contradicts-date', 'byWhen'],
    [
      blank(objective.who) && objective.ticks.beneficiary === true,
      'objective.tick-contradicts-beneficiary',
      'who',
    ],
  ]
  return advice
    .filter(([applies]) => applies)
    .map(([, code, path]) => ({
      code,
      severity: code.startsWith('objective.tick-') ? 'warning' : 'advice',
      path,
      params: code === 'objective.reads-as-activity' ? { verb: verb ?? '' } : {},
    }))
}

/** Verbs that tell what we do rather than what changes; folded (no accents), French then English. */
const ACTIVITY_VERBS = new Set(
  (
    'organiser animer former realiser mener lancer creer mettre installer construire accompagner sensibiliser ' +
    'communiquer developper promouvoir proposer tenir editer publier financer ' +
    'organise organize run hold deliver train launch create set build support promote publish fund develop raise'
  ).split(' '),
)

/** The verb at the head of a text when it names an activity ("organiser"), else undefined. */
function activityVerbOf(text: string): string | undefined {
  const first = text.trim().split(/[\s']+/u)[0] ?? ''
  return ACTIVITY_VERBS.has(foldText(first)) ? first.toLowerCase() : undefined
}
