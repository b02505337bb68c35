import type { Params } from './words.ts'

/** How much a finding weighs: `blocking` stops an act, `warning` deserves a look, `advice` may be left aside. */
export type Severity = 'blocking' | 'warning' | 'advice'

/**
 * What a review of the method has to say about a record. The sentence is `finding.<code>` in the words of the
 * feature, filled with `params`; `path` says where ("questions", "cards/moral"), so that a screen can lead there.
 */
export type Finding<C extends string = string> = {
  readonly code: C
  readonly severity: Severity
  readonly path: string
  readonly params: Params
}
