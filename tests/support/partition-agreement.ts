import { computeEntropy } from '#features/worlds/domain/network/entropy.ts'

/**
 * How much two partitions of the same nodes say the same: normalised mutual information, 2 I(a; b)/(H(a) + H(b)), 0 … 1
 * (arithmetic mean, as `sklearn` and `igraph`; Danon et al. 2005). 1 when both put everyone together.
 */
export function computeNmi(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const joint = new Map<string, number>()
  const inA = new Map<number, number>()
  const inB = new Map<number, number>()
  const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [v, inFirst] of Array.from(a).entries()) {
    const inSecond = b[v] ?? Number.NaN
    count(joint, `${inFirst} ${inSecond}`)
    count(inA, inFirst)
    count(inB, inSecond)
  }
  const entropyA = computeEntropy([...inA.values()])
  const entropyB = computeEntropy([...inB.values()])
  if (entropyA + entropyB === 0) return 1
  return (2 * (entropyA + entropyB - computeEntropy([...joint.values()]))) / (entropyA + entropyB)
}
