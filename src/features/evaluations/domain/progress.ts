import { STORY_CARDS } from './story.ts'

/** The four steps of the method (1.3). */
export const STEPS = ['perimeter', 'impact_chain', 'framework', 'results'] as const
export type Step = (typeof STEPS)[number]

/** What is counted in the records of an evaluation; nothing here is judged. */
export type EvaluationCounts = {
  /** Share (0–1) of the perimeter sheet that is filled. */
  readonly perimeterCompleteness: number
  readonly storyCards: number
  readonly objectives: number
  /** Objectives that pass their five-tick test. */
  readonly objectivesHolding: number
  readonly chainElements: number
  readonly chainLinks: number
  /** Findings of the review of the chain that are not mere advice. */
  readonly chainFindings: number
  readonly stakeholders: number
  readonly stakeholdersRated: number
  readonly frameworkLines: number
  /** Lines that have both an owner and a date. */
  readonly frameworkLinesAssigned: number
  /** Lines with at least one value. */
  readonly linesWithValue: number
  /** Lines with both a baseline and a target. */
  readonly linesWithTarget: number
  readonly supports: number
  readonly supportsPublished: number
}

export const TASKS = [
  'fill_perimeter',
  'write_story',
  'draw_objectives',
  'test_objectives',
  'list_elements',
  'link_elements',
  'mend_chain',
  'list_stakeholders',
  'rate_stakeholders',
  'choose_indicators',
  'assign_lines',
  'set_targets',
  'enter_values',
  'write_support',
  'publish_support',
] as const
export type Task = (typeof TASKS)[number]

export type TaskState = {
  readonly task: Task
  readonly step: Step
  readonly done: boolean
  /** How many things remain (cards, lines…); 0 when done. */
  readonly left: number
  /** What remains to be done takes about so many minutes; 0 when done. */
  readonly minutes: number
}

export type StepState = {
  readonly step: Step
  readonly state: 'untouched' | 'under_way' | 'done'
  readonly tasks: readonly TaskState[]
  readonly done: readonly Task[]
  readonly missing: readonly Task[]
}

export type Progress = {
  readonly steps: readonly StepState[]
  /** The next useful thing, `null` when all four steps are done. Nothing forbids doing another first. */
  readonly next: TaskState | null
}

/** The bounds below which a step still lacks something: three objectives, eight indicators (methods 1.3, 2.5). */
const FEWEST = { objectives: 3, elements: 6, stakeholders: 6, lines: 8 } as const

/** Where an evaluation stands in the four steps, what is missing, and the next useful thing with its minutes. */
export function computeProgress(counts: EvaluationCounts): Progress {
  const tasks = listTasks(counts)
  const steps = STEPS.map((step): StepState => {
    const own = tasks.filter((task) => task.step === step)
    const done = own.filter((task) => task.done).map((task) => task.task)
    const missing = own.filter((task) => !task.done).map((task) => task.task)
    const state = missing.length === 0 ? 'done' : isTouched(step, counts) ? 'under_way' : 'untouched'
    return { step, state, tasks: own, done, missing }
  })
  return { steps, next: tasks.find((task) => !task.done) ?? null }
}

function listTasks(c: EvaluationCounts): TaskState[] {
  const lacking = (wanted: number, have: number) => Math.max(0, wanted - have)
  const task = (step: Step, name: Task, left: number, minutesEach: number): TaskState => ({
    task: name,
    step,
    done: left === 0,
    left,
    minutes: left === 0 ? 0 : Math.max(2, Math.ceil(left * minutesEach)),
  })
  /** When there is nothing yet to tick, rate or assign, the task stays open for the fewest expected. */
  const untreated = (all: number, treated: number, fewest: number) =>
    all === 0 ? fewest : lacking(all, treated)
  return [
    task('perimeter', 'fill_perimeter', Math.ceil(lacking(1, c.perimeterCompleteness) * 16), 1),
    task('perimeter', 'write_story', lacking(STORY_CARDS.length, c.storyCards), 3),
    task('perimeter', 'draw_objectives', lacking(FEWEST.objectives, c.objectives), 5),
    task('perimeter', 'test_objectives', untreated(c.objectives, c.objectivesHolding, FEWEST.objectives), 2),
    task('impact_chain', 'list_elements', lacking(FEWEST.elements, c.chainElements), 4),
    task(
      'impact_chain',
      'link_elements',
      lacking(Math.max(FEWEST.elements, c.chainElements) - 1, c.chainLinks),
      1,
    ),
    task('impact_chain', 'mend_chain', c.chainElements === 0 ? 1 : c.chainFindings, 3),
    task('impact_chain', 'list_stakeholders', lacking(FEWEST.stakeholders, c.stakeholders), 2),
    task(
      'impact_chain',
      'rate_stakeholders',
      untreated(c.stakeholders, c.stakeholdersRated, FEWEST.stakeholders),
      1,
    ),
    task('framework', 'choose_indicators', lacking(FEWEST.lines, c.frameworkLines), 3),
    task('framework', 'assign_lines', untreated(c.frameworkLines, c.frameworkLinesAssigned, FEWEST.lines), 1),
    task('framework', 'set_targets', untreated(c.frameworkLines, c.linesWithTarget, FEWEST.lines), 2),
    task('results', 'enter_values', untreated(c.frameworkLines, c.linesWithValue, FEWEST.lines), 3),
    task('results', 'write_support', lacking(1, c.supports), 20),
    task('results', 'publish_support', lacking(1, c.supportsPublished), 2),
  ]
}

function isTouched(step: Step, c: EvaluationCounts): boolean {
  switch (step) {
    case 'perimeter':
      return c.perimeterCompleteness > 0 || c.storyCards > 0 || c.objectives > 0
    case 'impact_chain':
      return c.chainElements > 0 || c.stakeholders > 0
    case 'framework':
      return c.frameworkLines > 0
    case 'results':
      return c.linesWithValue > 0 || c.supports > 0
  }
}
