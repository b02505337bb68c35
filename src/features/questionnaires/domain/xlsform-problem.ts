import { columnLetter } from '#platform/tables/table.ts'

/** One sheet of a workbook, every cell as text: `rows[i]` is the row that a spreadsheet shows as number i + 1. */
export type XlsformSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

/** Where something stands in a file, as a spreadsheet shows it. */
export type XlsformPlace = {
  readonly sheet: string
  readonly row: number | null
  /** The header of its column, as the file writes it. */
  readonly column: string | null
  /** `B7` */
  readonly cell: string | null
  readonly value: string | null
}

export const XLSFORM_PROBLEMS = [
  'sheet-missing',
  'sheet-too-large',
  'column-missing',
  'column-twice',
  'column-unsupported',
  'language-twice',
  'type-missing',
  'type-unknown',
  'type-geo',
  'type-barcode',
  'type-video',
  'type-file',
  'type-device',
  'type-external',
  'type-audit',
  'type-loop',
  'appearance-app',
  'entities',
  'trigger',
  'hidden-empty',
  'default-computed',
  'readonly-rule',
  'parameter-number',
  'name-missing',
  'name',
  'name-twice',
  'label-missing',
  'list-unnamed',
  'list-missing',
  'list-from-answers',
  'list-name-missing',
  'choice-name',
  'choice-twice',
  'choice-label',
  'group-open',
  'end-without-begin',
  'end-mismatch',
  'cell-too-long',
  'own-type',
  'own-answers',
] as const

/** What a file holds beside the answers: it is not kept, and said. */
export const XLSFORM_LEFT_OUT = [
  'left-out-media',
  'left-out-column',
  'left-out-cell',
  'left-out-setting',
  'left-out-sheet',
  'filter-never-true',
] as const

/** `xlsform.<…>`; what the check of forms finds comes under its own last name: `xlsform.rule-function`. */
export type XlsformCode = `xlsform.${string}`

export type XlsformProblem = XlsformPlace & {
  readonly code: XlsformCode
  readonly params: Readonly<Record<string, string | number>>
}

type Code = (typeof XLSFORM_PROBLEMS)[number] | (typeof XLSFORM_LEFT_OUT)[number]
export type ReportXlsform = (code: Code, place: XlsformPlace, params?: XlsformProblem['params']) => void

export const MOST_XLSFORM_PROBLEMS = 1_000

export function problemAt(
  code: string,
  place: XlsformPlace,
  params: XlsformProblem['params'] = {},
): XlsformProblem {
  return { code: `xlsform.${code}`, ...place, params }
}

/** A place in a sheet; `row` and `at` (column, from 0) where they are known. */
export function placeAt(
  sheet: string,
  row: number | null = null,
  at: number | null = null,
  { header = null, value = null }: { header?: string | null; value?: string | null } = {},
): XlsformPlace {
  const cell = row === null || at === null ? null : `${columnLetter(at)}${row}`
  return { sheet, row, column: header, cell, value: value === '' ? null : value }
}
