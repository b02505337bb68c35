import { computeEntropy } from './entropy.ts'

/**
 * How much two partitions of the same nodes say the same: normalised mutual information, 2 I(a; b)/(H(a) + H(b)), 0 … 1
 * (arithmetic mean, as `sklearn` and `igraph`; Danon et al. 2005). 1 when both put everyone together.
 */
export function computeNmi(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const joint = new Map<string, number>()
  const inA = new Map<number, number>()
  const inB = new Map<number, number>()
  for (let v = 0; v < a.length; v++) {
    const key = `${a[v]} ${b[v]}`
    joint.set(key, (joint.get(key) ?? 0) + 1)
    inA.set(a[v]!, (inA.get(a[v]!) ?? 0) + 1)
    inB.set(b[v]!, (inB.get(b[v]!) ?? 0) + 1)
  }
  const entropyA = computeEntropy([...inA.values()])
  const entropyB = computeEntropy([...inB.values()])
  if (entropyA + entropyB === 0) return 1
  return (2 * (entropyA + entropyB - computeEntropy([...joint.values()]))) / (entropyA + entropyB)
}
