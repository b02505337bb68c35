import { HIDDEN_BELOW } from './collection.ts'

/**
 * Groups whose results are not shown: those of fewer than five answers, and as many further ones, the smallest first, as it
 * takes for what is hidden together to be five or more; else the whole less what is shown would tell it. `counts`: answers by
 * group; answers of no group count as one group of their own.
 */
export function findHiddenGroups<K>(counts: ReadonlyMap<K, number>): ReadonlySet<K> {
  const bySize = [...counts].filter(([, n]) => n > 0).sort(([, a], [, b]) => a - b)
  const hidden = new Set<K>()
  let together = 0
  for (const [key, n] of bySize) {
    if (n >= HIDDEN_BELOW && (together === 0 || together >= HIDDEN_BELOW)) break
    hidden.add(key)
    together += n
  }
  return hidden
}
