import type { TerritoryAccess } from '#kernel/access.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { sha256Of } from '#platform/server/imports/file-sha256.ts'
import { followImport } from '#platform/server/imports/import-progress.ts'
import type { Judged } from '#platform/server/imports/judging-messages.ts'
import type { makeJudgingThread } from '#platform/server/imports/judging-thread.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { rememberColumns } from './import-mappings-store.ts'

export type EnteringMode = 'all-good-rows' | 'all-or-nothing'

/** `changed`: another number of rows would enter than the person saw. */
export type Refusal = 'has-problems' | 'empty' | 'changed'

export type NewImport = {
  readonly fileName: string
  readonly fileSha256: string
  readonly mending: Mending
  readonly rowsEntered: number
  readonly rowsLeftOut: number
}

export type TableToEnter<M extends Mending, About> = {
  readonly thread: ReturnType<typeof makeJudgingThread<M, About>>
  readonly file: File
  /** Where the file has no name of its own. */
  readonly nameless: string
  readonly mending: M
  readonly about: About
  readonly mode: EnteringMode
  /** How many rows the person saw would enter. */
  readonly expected?: number | undefined
  /** Key under which the browser asks how far it is. */
  readonly progress?: string | undefined
  /** Under which the choice of columns is remembered. */
  readonly kind: string
  readonly refuse: (why: Refusal, judged: Judged) => Problem
  /** Writes the import itself → its id. */
  readonly begin: (made: NewImport, judged: Judged) => Promise<string>
  /** Writes a block of rows: `json` is an array of what `JudgeOfFile.write` made. */
  readonly write: (importId: string, json: string) => Promise<void>
}

/**
 * Enters a table in the transaction of the request, in memory that does not grow with it: judged whole in a thread, and
 * refused before anything is written; then the import, then its rows block by block. → the import's id.
 */
export async function enterTable<M extends Mending, About>(
  tx: Tx,
  access: TerritoryAccess,
  asked: TableToEnter<M, About>,
): Promise<string> {
  const { file, mending, about, refuse } = asked
  const progress = followImport(access, asked.progress)
  let importId = ''
  try {
    await asked.thread.enter(
      { file, mending, about },
      {
        progress: progress.report,
        judged: async (judged) => {
          const { counts } = judged.preview
          const kept = counts.problem + counts.doubt + counts.waiting
          if (asked.mode === 'all-or-nothing' && (kept > 0 || judged.preview.problemCount > 0))
            throw refuse('has-problems', judged)
          if (counts.enter === 0) throw refuse('empty', judged)
          if (asked.expected !== undefined && asked.expected !== counts.enter) throw refuse('changed', judged)
          const made = {
            fileName: (file.name || asked.nameless).slice(0, 300),
            fileSha256: await sha256Of(file),
            mending,
            rowsEntered: counts.enter,
            rowsLeftOut: kept + counts.excluded,
          }
          importId = await asked.begin(made, judged)
          await rememberColumns(tx, access, { ...made, kind: asked.kind, header: judged.header })
        },
        rows: ({ json }) => asked.write(importId, json),
      },
    )
  } finally {
    progress.end()
  }
  return importId
}
