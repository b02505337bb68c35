import { computeStrengths } from './density.ts'
import type { Graph } from './graph.ts'
import { leadingPairOf } from './tridiagonal.ts'
import { undirectedView, withoutWeights } from './undirected-view.ts'

/** Steps of one search; a further search starts from the best that one found. */
const MOST_STEPS = 48
const MOST_SEARCHES = 100
/** Steps between two looks at what was found. */
const LOOK = 3
/** ‖Ax − λx‖/λ that a search aims at, and at which its vector is told. */
const AIM = 1e-14
const SETTLED = 1e-13

const dot = (x: Float64Array, y: Float64Array) => {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}

function addScaled(to: Float64Array, factor: number, of: Float64Array) {
  for (let i = 0; i < to.length; i++) to[i]! += factor * of[i]!
}

function multiply(graph: Graph, weights: Float64Array | null, x: Float64Array, into: Float64Array) {
  const { n, offsets, targets } = graph
  for (let v = 0; v < n; v++) {
    let sum = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      sum += weights ? weights[e]! * x[targets[e]!]! : x[targets[e]!]!
    }
    into[v] = sum
  }
}

/**
 * Eigenvector centrality: one is central whose contacts are; the leading eigenvector of the ties, its largest value 1
 * (Bonacich 1972; as `igraph`). By restarted Lanczos from the strengths of the nodes. Outside the component that leads,
 * 0; NaN without ties. Direction is ignored.
 */
export function computeEigenvectorCentrality(
  graph: Graph,
  options: { readonly weighted?: boolean } = {},
): Float64Array {
  const plain = undirectedView((options.weighted ?? true) ? graph : withoutWeights(graph))
  if (plain.m === 0) return new Float64Array(plain.n).fill(Number.NaN)
  let leader = computeStrengths(plain)
  for (let search = 0; search < MOST_SEARCHES; search++) {
    const found = searchFrom(plain, leader)
    leader = found.leader
    if (found.settled) break
  }
  let largest = 0
  for (let v = 0; v < plain.n; v++) if (Math.abs(leader[v]!) > Math.abs(largest)) largest = leader[v]!
  return leader.map((value) => Math.max(0, value / largest))
}

/**
 * One search of Lanczos (Golub & Van Loan 2013, § 10.1): its vectors lose orthogonality only as the leading one is found,
 * which is when the search ends. Settled: the vector that it started from already was the one.
 */
function searchFrom(graph: Graph, start: Float64Array): { leader: Float64Array; settled: boolean } {
  const { n, weights } = graph
  const length = Math.sqrt(dot(start, start))
  const vectors = [start.map((value) => value / length)]
  const diagonal: number[] = []
  const beside: number[] = []
  let parts: readonly number[] = [1]
  for (let k = 0; k < Math.min(n, MOST_STEPS); k++) {
    const own = vectors[k]!
    const image = new Float64Array(n)
    multiply(graph, weights, own, image)
    const along = dot(image, own)
    addScaled(image, -along, own)
    if (k > 0) addScaled(image, -beside[k - 1]!, vectors[k - 1]!)
    const rest = Math.sqrt(dot(image, image))
    if (k === 0 && rest <= SETTLED * Math.abs(along)) return { leader: own, settled: true }
    diagonal.push(along)
    const last = k + 1 === Math.min(n, MOST_STEPS) || rest <= 1e-14 * Math.max(Math.abs(along), ...beside)
    if (last || k % LOOK === LOOK - 1) {
      const { value, vector } = leadingPairOf(diagonal, beside)
      parts = vector
      if (last || rest * Math.abs(vector[k]!) <= AIM * Math.abs(value)) break
    }
    beside.push(rest)
    for (let i = 0; i < n; i++) image[i]! /= rest
    vectors.push(image)
  }
  const leader = new Float64Array(n)
  parts.forEach((part, k) => {
    addScaled(leader, part, vectors[k]!)
  })
  return { leader, settled: false }
}
