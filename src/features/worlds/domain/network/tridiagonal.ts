/**
 * The largest eigenvalue of a small symmetric tridiagonal matrix and its unit vector: bisection by Sturm’s sequence, then
 * inverse iteration (Golub & Van Loan 2013, § 8.4).
 *
 * @param diagonal d₀ … d_(k−1)
 * @param beside e₀ … e_(k−2), the entries beside the diagonal
 */
export function leadingPairOf(
  diagonal: readonly number[],
  beside: readonly number[],
): { readonly value: number; readonly vector: number[] } {
  const size = diagonal.length
  const at = (list: readonly number[], i: number) => list[i] ?? 0
  let high = Number.NEGATIVE_INFINITY
  let low = Number.NEGATIVE_INFINITY
  for (let i = 0; i < size; i++) {
    const radius = Math.abs(at(beside, i - 1)) + Math.abs(at(beside, i))
    high = Math.max(high, at(diagonal, i) + radius)
    low = Math.max(low, at(diagonal, i))
  }
  const isAbove = (value: number) => {
    // every pivot of T − value below 0: no eigenvalue above
    let pivot = 1
    for (let i = 0; i < size; i++) {
      pivot = at(diagonal, i) - value - (i === 0 ? 0 : at(beside, i - 1) ** 2 / pivot)
      if (pivot >= 0) return false
    }
    return true
  }
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (isAbove(middle)) high = middle
    else low = middle
  }
  return { value: high, vector: inverseIteration(diagonal, beside, high) }
}

function inverseIteration(diagonal: readonly number[], beside: readonly number[], value: number): number[] {
  const size = diagonal.length
  const at = (list: readonly number[], i: number) => list[i] ?? 0
  // a hair above the eigenvalue: the matrix is definite, no pivot vanishes
  const shifted = value + Math.max(Math.abs(value), 1e-300) * 1e-15
  let vector = new Array<number>(size).fill(1)
  for (let step = 0; step < 4; step++) {
    const pivots: number[] = []
    const right = [...vector]
    for (let i = 0; i < size; i++) {
      const factor = i === 0 ? 0 : at(beside, i - 1) / at(pivots, i - 1)
      const pivot = at(diagonal, i) - shifted - factor * at(beside, i - 1)
      pivots.push(pivot === 0 ? -1e-300 : pivot)
      if (i > 0) right[i] = at(right, i) - factor * at(right, i - 1)
    }
    for (let i = size - 1; i >= 0; i--) {
      right[i] = (at(right, i) - at(beside, i) * at(right, i + 1)) / at(pivots, i)
    }
    const length = Math.hypot(...right)
    vector = right.map((part) => part / length)
  }
  return vector
}
