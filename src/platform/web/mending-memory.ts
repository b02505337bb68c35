import type { Mending } from '#platform/tables/mending.ts'

/** What was said of the columns of an earlier file with the same headers. */
export type Remembered = {
  readonly id: string
  readonly version: number
  readonly fileName: string
  readonly at: string
  readonly mending: Mending
}

/** What the screen asks of the server besides judging and entering (features/imports). */
export type MendingMemory = {
  /** @param rows the first rows of the file, among which its headers stand */
  readonly find: (rows: readonly (readonly string[])[]) => Promise<Remembered | undefined>
  readonly forget: (remembered: Remembered) => Promise<void>
  /** How far an import is; undefined where nothing is known of it. */
  readonly progress: (key: string) => Promise<{ done: number; total: number } | undefined>
}
