import type { Rows } from './graph.ts'

/** A number that looks like chance and is always the same for the same node. */
function mix(node: number): number {
  let z = Math.imul(node + 1, 0x9e3779b9)
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}

/** Whether two rows hold the same nodes, leaving `a` and `b` themselves out. Rows ascend. */
function sameRows({ offsets, targets }: Rows, a: number, b: number): boolean {
  let e = offsets[a]!
  let f = offsets[b]!
  const lastE = offsets[a + 1]!
  const lastF = offsets[b + 1]!
  for (;;) {
    if (e < lastE && targets[e] === b) e++
    if (f < lastF && targets[f] === a) f++
    if (e === lastE || f === lastF) return e === lastE && f === lastF
    if (targets[e++] !== targets[f++]) return false
  }
}

export type Twins = {
  /** First node (by number) of the twins that each node is one of: itself when it has none. −1 where not `kept`. */
  readonly firstOf: Int32Array
  /** 1 where twins are tied to each other. */
  readonly tied: Uint8Array
}

/**
 * Nodes that are tied to exactly the same others: all that is computed of one holds for its twins. Twins among
 * themselves are either all tied or all not. `rows` ascend and hold kept nodes only. Found by sums of mixed numbers of
 * the neighbours, then compared; time n + m.
 */
export function findTwins(rows: Rows, kept: Uint8Array): Twins {
  const n = kept.length
  const { offsets, targets } = rows
  const firstOf = new Int32Array(n).fill(-1)
  const tied = new Uint8Array(n)
  const apart = new Map<number, number>()
  const together = new Map<number, number>()
  const meet = (seen: Map<number, number>, key: number, v: number) => {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, v)
    else if (firstOf[v] === -1 && sameRows(rows, first, v)) return first
    return -1
  }
  for (let v = 0; v < n; v++) {
    if (kept[v] === 0 || offsets[v] === offsets[v + 1]) continue
    let sum = 0
    let other = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const code = mix(targets[e]!)
      sum = (sum + code) | 0
      other ^= Math.imul(code, code | 1)
    }
    const key = (sum >>> 0) * 0x200000 + (other >>> 11)
    const alike = meet(apart, key, v)
    if (alike >= 0) firstOf[v] = firstOf[alike]!
    const own = mix(v)
    const closedKey = ((sum + own) >>> 0) * 0x200000 + ((other ^ Math.imul(own, own | 1)) >>> 11)
    const beside = meet(together, closedKey, v)
    if (beside >= 0) {
      firstOf[v] = firstOf[beside]!
      tied[v] = 1
      tied[beside] = 1
    }
    if (firstOf[v] === -1) firstOf[v] = v
  }
  for (let v = 0; v < n; v++) if (kept[v] === 1 && firstOf[v] === -1) firstOf[v] = v
  return { firstOf, tied }
}
