import { computeStrengths } from './density.ts'
import type { Graph } from './graph.ts'
import { leadingPairOf } from './tridiagonal.ts'
import { undirectedView } from './undirected-view.ts'

/** Vectors of one Krylov space; a further space starts from the best that one found. */
const SPACE = 24
const MOST_SPACES = 400
/** ‖Ax − λx‖/λ at which the vector is told. */
const SETTLED = 1e-14

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
  const plain = undirectedView(graph)
  const { n } = plain
  if (plain.m === 0) return new Float64Array(n).fill(Number.NaN)
  const weights = (options.weighted ?? true) ? plain.weights : null
  let leader = computeStrengths(weights ? plain : { ...plain, weights: null })
  const space = Array.from({ length: Math.min(SPACE, n) }, () => new Float64Array(n))
  const image = new Float64Array(n)
  for (let round = 0; round < MOST_SPACES; round++) {
    const length = Math.sqrt(dot(leader, leader))
    const diagonal: number[] = []
    const beside: number[] = []
    space[0]!.set(leader)
    for (let i = 0; i < n; i++) space[0]![i]! /= length
    let last = 0
    for (let k = 0; k < space.length; k++) {
      multiply(plain, weights, space[k]!, image)
      diagonal.push(dot(image, space[k]!))
      // against all before, twice: rounding would let the leading vector in again
      for (let pass = 0; pass < 2; pass++) {
        for (let j = 0; j <= k; j++) addScaled(image, -dot(image, space[j]!), space[j]!)
      }
      last = Math.sqrt(dot(image, image))
      if (k + 1 === space.length || last < 1e-13 * diagonal.length) break
      beside.push(last)
      for (let i = 0; i < n; i++) space[k + 1]![i] = image[i]! / last
    }
    const { value, vector } = leadingPairOf(diagonal, beside.slice(0, diagonal.length - 1))
    leader = new Float64Array(n)
    vector.forEach((part, k) => {
      addScaled(leader, part, space[k]!)
    })
    if (Math.abs(last * vector[vector.length - 1]!) <= SETTLED * Math.abs(value)) break
  }
  let largest = 0
  for (let v = 0; v < n; v++) if (Math.abs(leader[v]!) > Math.abs(largest)) largest = leader[v]!
  return leader.map((value) => Math.max(0, value / largest))
}
