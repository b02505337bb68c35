import type { Mending, TableProblem } from './mending.ts'
import type { RowCounts } from './mending-preview.ts'
import { isEmptyRow } from './table.ts'

/** Nobody reads more; the counts are of all of them. */
const PROBLEMS_KEPT = 5_000
const DOUBTS_KEPT = 5_000

/** Counts each data row in exactly one way, and keeps the first problems and doubts. */
export function startTally(
  mending: Mending,
  headerProblems: readonly TableProblem[],
  mostProblems = PROBLEMS_KEPT,
) {
  const problems: TableProblem[] = [...headerProblems]
  const doubts: TableProblem[] = []
  const corrected = new Set(Object.keys(mending.cells ?? {}).map((key) => Number(key.split(':')[0])))
  const counts = { good: 0, problem: 0, doubt: 0, excluded: 0 }
  let problemCount = headerProblems.length
  return {
    /** Empty rows that are left out count nowhere. */
    isSkipped: (rowNumber: number, cells: readonly string[]) =>
      mending.skipEmptyRows === true && !corrected.has(rowNumber) && isEmptyRow(cells),
    good(): void {
      counts.good += 1
    },
    excluded(): void {
      counts.excluded += 1
    },
    wrong(found: readonly TableProblem[]): void {
      counts.problem += 1
      problemCount += found.length
      for (const problem of found) if (problems.length < mostProblems) problems.push(problem)
    },
    doubt(found: TableProblem, accepted: boolean): void {
      if (accepted) counts.good += 1
      else counts.doubt += 1
      if (doubts.length < DOUBTS_KEPT) doubts.push(found)
    },
    result() {
      const { good, ...rest } = counts
      const complete = headerProblems.length === 0
      const all: RowCounts = { ...rest, enter: complete ? good : 0, waiting: complete ? 0 : good }
      return { problems, problemCount, doubts, counts: all }
    },
  }
}
