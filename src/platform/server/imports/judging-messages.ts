import type { Fault, ProblemDetails } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'

/** What is asked of the thread. `about`: what the judge must know besides the file. */
export type JudgingOrder = {
  readonly n: number
  readonly file: Blob
  readonly mending: Mending
  readonly about: unknown
  /** Whether the rows are wanted after the judgement. */
  readonly wantsRows: boolean
}
/** Another block may come, or nothing of this order is wanted any more. */
export type JudgingAnswer = { readonly n: number; readonly go: boolean }

export type Judged = {
  readonly preview: MendingPreview
  readonly header: readonly string[]
  readonly rowCount: number
  /** The first rows that enter. */
  readonly samples: readonly { readonly rowNumber: number; readonly value: unknown }[]
  /** What the feature's judge found besides (`JudgeOfFile.told`). */
  readonly told: unknown
}

/** Rows that enter, as the JSON that the database unfolds. */
export type RowsToEnter = { readonly json: string; readonly count: number }

export type JudgingReply = { readonly n: number } & (
  | { readonly done: number; readonly total: number }
  | { readonly judged: Judged }
  | { readonly rows: RowsToEnter }
  | { readonly ended: true }
  | { readonly problem: { readonly code: string; readonly fault: Fault; readonly details: ProblemDetails } }
  | { readonly failure: string }
)
