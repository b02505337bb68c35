import type { InferContractRouterOutputs } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { Problem } from '#kernel/problem.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import { frameworkContract, type frameworkImportSchema } from '../contract.ts'
import { writeLines } from '../domain/line-writing.ts'
import { frameworkWords } from '../words.ts'
import { findObjectiveTitles, judgeFrameworkFile } from './framework-file.ts'
import {
  frameworkImportTable,
  insertFrameworkImport,
  removeFrameworkImport,
  restoreFrameworkImport,
  waitForOtherImports,
} from './framework-imports-store.ts'
import { findAllLines } from './framework-store.ts'

type ImportRecord = z.output<typeof frameworkImportSchema>
type PreviewReply = InferContractRouterOutputs<typeof frameworkContract>['preview']

const os = implement(frameworkContract).$context<RequestContext>().use(withTerritory)
const frameworkImports = recordHandlers<ImportRecord>(frameworkImportTable, ['evaluationId'])

const PROBLEMS_SHOWN = 5_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Taking a framework along and bringing one in, as a table. */
export const importRoutes = {
  export: os.export.handler(async ({ context, input }) => {
    const { evaluationId, lang, format } = input
    const lines = await findAllLines(context.tx, context.access, evaluationId)
    const objectives = await findObjectiveTitles(context.tx, context.access, evaluationId)
    const words = frameworkWords[lang]
    const rows = writeLines(
      lines,
      {
        kind: (kind) => words[`kind.short-${kind}`],
        level: (level) => words[`impact-level.${level}`],
        dimension: (dimension) => words[`dimension.${dimension}`],
        mode: (mode) => words[`collection-mode.${mode}`],
        direction: (direction) => words[`direction.${direction}`],
        yes: words.yes,
        no: words.no,
        objective: (id) => objectives.find((each) => each.id === id)?.title ?? '',
      },
      lang,
    )
    const name = lang === 'fr' ? 'referentiel' : 'framework'
    if (format === 'xlsx') {
      return new File([await writeWorkbook([{ name, rows }])], `${name}.xlsx`, { type: XLSX })
    }
    const csv = writeCsv(rows, { decimalMark: lang === 'fr' ? ',' : '.' })
    return new File([csv], `${name}.csv`, { type: 'text/csv' })
  }),

  preview: os.preview.handler(async ({ context, input }) => {
    const { preview } = await judgeFrameworkFile(context.tx, context.access, input)
    const problems = preview.problems.slice(0, PROBLEMS_SHOWN)
    return structuredClone({ ...preview, problems }) as PreviewReply
  }),

  import: os.import.handler(async ({ context, input }) => {
    const { tx, access } = context
    await waitForOtherImports(tx, input.evaluationId)
    const { lines, preview, ...judged } = await judgeFrameworkFile(tx, access, input)
    const { counts, problems } = preview
    const kept = counts.problem + counts.doubt + counts.waiting
    if (input.mode === 'all-or-nothing' && kept > 0) {
      const details = { problems: kept, first: problems.slice(0, 100) }
      throw new Problem('framework.import-has-problems', 'caller', details)
    }
    if (lines.length === 0) throw new Problem('framework.import-empty', 'caller')
    if (input.expected !== undefined && input.expected !== lines.length) {
      const details = { expected: input.expected, found: lines.length }
      throw new Problem('framework.import-changed', 'conflict', details)
    }
    const made = await insertFrameworkImport(tx, access, {
      evaluationId: input.evaluationId,
      fileName: judged.fileName,
      fileSha256: judged.fileSha256,
      mending: judged.mending,
      lines: lines.map(({ line }) => line),
      rowsLeftOut: kept + counts.excluded,
    })
    return made as ImportRecord
  }),

  imports: {
    list: os.imports.list.handler(frameworkImports.list),
    remove: os.imports.remove.handler(async ({ context, input }) => {
      await frameworkImports.prove({ context, input })
      const { id, version } = input
      return (await removeFrameworkImport(context.tx, context.access, id, version)) as ImportRecord
    }),
    restore: os.imports.restore.handler(async ({ context, input }) => {
      await frameworkImports.prove({ context, input })
      return (await restoreFrameworkImport(context.tx, context.access, input.id)) as ImportRecord
    }),
  },
}
