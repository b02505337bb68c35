import type { Graph } from './graph.ts'

/** A graph whose nodes may stand for many: rows without self-ties, and the strength of each node with its inner ties. */
export type Level = {
  readonly n: number
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly weights: Float64Array
  readonly strengths: Float64Array
}

/** The level of single nodes. */
export function groundLevel(graph: Graph): Level {
  const { n, offsets, targets } = graph
  const weights = graph.weights ?? new Float64Array(targets.length).fill(1)
  const strengths = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) strengths[v]! += weights[e]!
  }
  return { n, offsets, targets, weights, strengths }
}

/** The graph whose nodes are the parts of this level, numbered 0 … count − 1. */
export function aggregateLevel(level: Level, part: Int32Array, count: number): Level {
  const { n, offsets, targets, weights } = level
  const strengths = new Float64Array(count)
  const first = new Int32Array(count + 1)
  for (let v = 0; v < n; v++) {
    strengths[part[v]!]! += level.strengths[v]!
    first[part[v]! + 1]!++
  }
  for (let p = 0; p < count; p++) first[p + 1]! += first[p]!
  const members = new Int32Array(n)
  const cursor = first.slice(0, count)
  for (let v = 0; v < n; v++) members[cursor[part[v]!]!++] = v
  const newOffsets = new Int32Array(count + 1)
  const newTargets = new Int32Array(targets.length)
  const newWeights = new Float64Array(targets.length)
  /** Where the tie to each part stands in the row being written; before the row’s start: not yet. */
  const slot = new Int32Array(count).fill(-1)
  let end = 0
  for (let p = 0; p < count; p++) {
    const start = end
    for (let i = first[p]!; i < first[p + 1]!; i++) {
      const v = members[i]!
      for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
        const q = part[targets[e]!]!
        if (q === p) continue
        const at = slot[q]!
        if (at >= start) newWeights[at]! += weights[e]!
        else {
          slot[q] = end
          newTargets[end] = q
          newWeights[end++] = weights[e]!
        }
      }
    }
    newOffsets[p + 1] = end
  }
  return {
    n: count,
    offsets: newOffsets,
    targets: newTargets.subarray(0, end),
    weights: newWeights.subarray(0, end),
    strengths,
  }
}

/** Numbers the parts 0 … k − 1 by the first node of each, in place; returns k. */
export function numberByFirst(part: Int32Array): number {
  const number = new Int32Array(part.length).fill(-1)
  let count = 0
  for (let v = 0; v < part.length; v++) {
    const old = part[v]!
    if (number[old] === -1) number[old] = count++
    part[v] = number[old]!
  }
  return count
}

/** 0 … n − 1: each in a part of its own. */
export function everyoneAlone(n: number): Int32Array {
  const part = new Int32Array(n)
  for (let v = 0; v < n; v++) part[v] = v
  return part
}
