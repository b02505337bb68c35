import type { Step, Task } from '../domain/progress.ts'

/** Pages of an evaluation by step, in the order of the method; the name is the last part of the address. */
export const PAGES_BY_STEP = {
  perimeter: ['perimetre', 'recit', 'objectifs'],
  impact_chain: ['chaine', 'parties-prenantes'],
  framework: ['referentiel', 'questionnaires', 'collectes', 'entretiens', 'codage'],
  results: ['valeurs', 'achats', 'supports'],
} as const satisfies Record<Step, readonly string[]>

export type EvaluationPageName = (typeof PAGES_BY_STEP)[Step][number]

const PAGE_BY_TASK: Readonly<Record<Task, EvaluationPageName>> = {
  fill_perimeter: 'perimetre',
  write_story: 'recit',
  draw_objectives: 'objectifs',
  test_objectives: 'objectifs',
  list_elements: 'chaine',
  link_elements: 'chaine',
  mend_chain: 'chaine',
  list_stakeholders: 'parties-prenantes',
  rate_stakeholders: 'parties-prenantes',
  choose_indicators: 'referentiel',
  assign_lines: 'referentiel',
  set_targets: 'referentiel',
  enter_values: 'valeurs',
  write_support: 'supports',
  publish_support: 'supports',
}

/** The address of an evaluation's overview, or of one of its pages. */
export function evaluationAddress(
  territoryId: string,
  evaluationId: string,
  page?: EvaluationPageName,
): string {
  const overview = `/territoires/${territoryId}/demarches/${evaluationId}`
  return page ? `${overview}/${page}` : overview
}

/** Where a task of the progress is done. */
export function taskAddress(territoryId: string, evaluationId: string, task: Task): string {
  return evaluationAddress(territoryId, evaluationId, PAGE_BY_TASK[task])
}

/** The page and the step that an address belongs to; undefined on the overview. `…/achats/importer` is « achats ». */
export function findEvaluationPage(pathname: string): { step: Step; page: EvaluationPageName } | undefined {
  const name = /^\/territoires\/[^/]+\/demarches\/[^/]+\/([^/]+)/.exec(pathname)?.[1]
  for (const [step, pages] of Object.entries(PAGES_BY_STEP) as [Step, readonly EvaluationPageName[]][]) {
    const page = pages.find((each) => each === name)
    if (page) return { step, page }
  }
  return undefined
}

/** The page that a name says, if it is one. */
export function pageNamed(name: string): EvaluationPageName | undefined {
  return Object.values(PAGES_BY_STEP)
    .flat()
    .find((page) => page === name)
}

/** What is worth opening after a page, `undefined` after the last: the order of the method, and purchases before values. */
export function nextPage(page: EvaluationPageName): EvaluationPageName | undefined {
  return NEXT_PAGE[page]
}

const NEXT_PAGE: Readonly<Partial<Record<EvaluationPageName, EvaluationPageName>>> = {
  perimetre: 'recit',
  recit: 'objectifs',
  objectifs: 'chaine',
  chaine: 'parties-prenantes',
  'parties-prenantes': 'referentiel',
  referentiel: 'questionnaires',
  questionnaires: 'collectes',
  collectes: 'entretiens',
  entretiens: 'codage',
  codage: 'valeurs',
  achats: 'valeurs',
  valeurs: 'supports',
}
