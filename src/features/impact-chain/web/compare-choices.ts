import type { MergeChoice } from '../domain/chain-merge.ts'
import type { CompareRow } from './compare-rows.ts'

/** What of a difference stands after the merge; `each` takes from either side what that side changed. */
export type Take = MergeChoice['take'] | 'each'

export type TakeOptions = {
  /** Empty: there is nothing to choose. */
  readonly offered: readonly Take[]
  /** What stands when nobody chooses: never something that is lost without being said. */
  readonly preset: Take | null
}

/** What one may choose for a difference of two versions, and what is proposed. */
export function takeOptions(row: CompareRow): TakeOptions {
  switch (row.state) {
    case 'same':
    case 'only-common':
      return { offered: [], preset: null }
    case 'only-rival':
      return { offered: ['rival', 'common'], preset: 'rival' }
    case 'removed-in-rival':
      return { offered: ['common', 'rival'], preset: 'common' }
    case 'removed-in-common':
      // What was born in the rival version goes with a merge that is undone: merging again brings it again.
      return { offered: ['common', 'rival'], preset: row.isConflict || row.isOwn ? 'rival' : 'common' }
    case 'changed':
      return optionsOfChange(row)
  }
}

function optionsOfChange({ kind, fields }: CompareRow): TakeOptions {
  const sides = new Set(fields.map(({ by }) => by))
  // Two elements may stand beside each other; two links between the same elements may not.
  const both: Take[] = kind === 'element' ? ['both'] : []
  if (sides.has('both'))
    return { offered: ['common', 'rival', ...both], preset: both.length > 0 ? 'both' : 'common' }
  if (sides.size === 2) return { offered: ['each', 'common', 'rival', ...both], preset: 'each' }
  return { offered: ['common', 'rival', ...both], preset: sides.has('rival') ? 'rival' : 'common' }
}

/** The choices to send: what was chosen, else what was proposed. */
export function choicesOf(rows: readonly CompareRow[], chosen: ReadonlyMap<string, Take>): MergeChoice[] {
  return rows.flatMap((row): MergeChoice[] => {
    const { preset } = takeOptions(row)
    const take = chosen.get(row.id) ?? preset
    return take === null || take === 'each' ? [] : [{ id: row.id, take }]
  })
}
