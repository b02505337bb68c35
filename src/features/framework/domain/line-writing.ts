import type { Lang } from '#kernel/words.ts'
import type { FrameworkLine } from './framework-line.ts'
import { LINE_COLUMNS, type LineColumn } from './line-columns.ts'

type WrittenCell = string | number | null

/** The words of one language for the choices of a line. */
export type LineWriter = {
  readonly kind: (kind: FrameworkLine['kind']) => string
  readonly level: (level: FrameworkLine['impactLevel']) => string
  readonly dimension: (dimension: FrameworkLine['dimension']) => string
  readonly mode: (mode: Exclude<FrameworkLine['mode'], ''>) => string
  readonly direction: (direction: FrameworkLine['direction']) => string
  readonly yes: string
  readonly no: string
  readonly objective: (id: string) => string
}

type WrittenLine = Omit<FrameworkLine, 'quality'>

/** Rows of a framework under its header, which the reading takes back in either language. */
export function writeLines(lines: readonly WrittenLine[], say: LineWriter, lang: Lang): WrittenCell[][] {
  const header = LINE_COLUMNS.map((column) => column.header[lang])
  return [header, ...lines.map((line) => LINE_COLUMNS.map(({ field }) => writeCell(line, field, say)))]
}

function writeCell(line: WrittenLine, field: LineColumn, say: LineWriter): WrittenCell {
  switch (field) {
    case 'objective':
      return line.objectiveId === null ? null : say.objective(line.objectiveId)
    case 'code':
      return line.indicatorCode
    case 'kind':
      return say.kind(line.kind)
    case 'impactLevel':
      return say.level(line.impactLevel)
    case 'dimension':
      return say.dimension(line.dimension)
    case 'mode':
      return line.mode === '' ? null : say.mode(line.mode)
    case 'sat':
      return line.sat.join(' ; ')
    case 'direction':
      return say.direction(line.direction)
    case 'variables':
      return line.variables.map(({ name, meaning }) => (meaning ? `${name} = ${meaning}` : name)).join(' ; ')
    case 'level0':
    case 'level1':
    case 'level2':
    case 'level3':
    case 'level4':
      return line.levels[Number(field.slice(-1))] ?? ''
    case 'personalData':
      return line.personalData ? say.yes : say.no
    default:
      return line[field]
  }
}
