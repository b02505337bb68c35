import type { Lang } from '#kernel/words.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import type { XlsformPlace, XlsformProblem } from '../domain/xlsform-problem.ts'
import { xlsformWords } from '../words.ts'

/** A problem, or what is left out, as it is printed and sent: where it stands and what to do. */
export function xlsformReport(
  problem: XlsformProblem,
  lang: Lang,
): { readonly code: string } & XlsformPlace & { readonly message: string } {
  const { code, sheet, row, column, cell, value, params } = problem
  const said = { ...params, column: column ?? '', value: value ?? '', sheet: params.sheet ?? sheet }
  return { code, sheet, row, column, cell, value, message: problemMessage(code, said, lang, xlsformWords) }
}
