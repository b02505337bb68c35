import type { Fault, ProblemDetails } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table, TableReading } from '#platform/tables/table.ts'

/** What the page asks of the thread that holds a file. */
export type TableOrder = { readonly n: number } & (
  | { readonly fingerprint: Blob }
  | { readonly read: Blob; readonly reading: TableReading }
  /** Of the file read last, by the feature's judge. */
  | { readonly judge: Mending; readonly about: unknown }
)

/** A table comes in blocks, so that the page never stands still to take it. */
export type TableReply = { readonly n: number } & (
  | { readonly rows: readonly (readonly string[])[]; readonly total: number }
  | { readonly head: Omit<Table, 'rows'> }
  | { readonly fingerprint: string }
  | { readonly preview: MendingPreview }
  | { readonly problem: { readonly code: string; readonly fault: Fault; readonly details: ProblemDetails } }
  | { readonly failure: string }
)
