/** Chance that can be told again: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A number of [0, 1[. */
  readonly float: () => number
  /** A whole number of 0 … n − 1. */
  readonly below: (n: number) => number
  /** Puts the items in another order, in place; every order is as likely. */
  readonly shuffle: (items: Int32Array | Float64Array) => void
}

/** xoshiro128** (Blackman & Vigna 2018) seeded by splitmix32. */
export function seededRandom(seed: number): Random {
  let z = seed >>> 0
  const split = () => {
    z = (z + 0x9e3779b9) >>> 0
    let t = z ^ (z >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return t ^ (t >>> 15)
  }
  let a = split()
  let b = split()
  let c = split()
  let d = split()
  const next = () => {
    const b5 = Math.imul(b, 5)
    const word = Math.imul((b5 << 7) | (b5 >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return word
  }
  const float = () => next() / 4294967296
  const below = (n: number) => Math.floor((next() / 4294967296) * n)
  return {
    float,
    below,
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const kept = items[i]!
        items[i] = items[j]!
        items[j] = kept
      }
    },
  }
}
