import type { Perimeter } from './perimeter.ts'

/** What of an evaluation can serve as a template for another; its story, values and ratings never do. */
export const TEMPLATE_PARTS = ['perimeter', 'objectives', 'chain', 'stakeholders', 'framework'] as const
export type TemplatePart = (typeof TEMPLATE_PARTS)[number]

/** The sheet for another evaluation: all that is said except the days, which belong to the first one. */
export function templatePerimeter(sheet: Partial<Perimeter>): Partial<Perimeter> {
  return {
    ...sheet,
    periodFrom: null,
    periodTo: null,
    baselineDate: null,
    baselinePlannedBy: null,
    ...(sheet.questions ? { questions: sheet.questions.map((question) => ({ ...question, date: '' })) } : {}),
  }
}
