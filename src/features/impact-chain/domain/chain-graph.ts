import type { ChainElement, ImpactChain, ReviewedLink } from './impact-chain.ts'

/** A chain as numbered elements, for walking it in linear time; links to unknown elements are left out. */
export type ChainGraph = {
  readonly size: number
  /** Position of each element by its id. */
  readonly at: ReadonlyMap<string, number>
  /** Links that may not loop, leaving and entering each element. */
  readonly out: readonly (readonly Arc[])[]
  readonly into: readonly (readonly Arc[])[]
  readonly arcs: readonly Arc[]
}

export type Arc = { readonly from: number; readonly to: number; readonly link: ReviewedLink }

type AnyChain = ImpactChain<Pick<ChainElement, 'id' | 'type'>>

/** The links of a chain that carry effects forward: all but those flagged as feedback. */
export function buildChainGraph(chain: AnyChain): ChainGraph {
  const at = new Map(chain.elements.map((element, index) => [element.id, index]))
  const out: Arc[][] = chain.elements.map(() => [])
  const into: Arc[][] = chain.elements.map(() => [])
  const arcs: Arc[] = []
  for (const link of chain.links) {
    const from = at.get(link.from)
    const to = at.get(link.to)
    if (link.feedback || from === undefined || to === undefined) continue
    const arc = { from, to, link }
    arcs.push(arc)
    out[from]?.push(arc)
    into[to]?.push(arc)
  }
  return { size: chain.elements.length, at, out, into, arcs }
}

/** Which elements (1) can be reached from the starts, which count as reached, by stepping to their `next` ones. */
export function reach(
  starts: Iterable<number>,
  next: (at: number) => readonly number[],
  size: number,
): Uint8Array {
  const seen = new Uint8Array(size)
  const stack = [...starts]
  for (const start of stack) seen[start] = 1
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const to of next(at)) {
      if (seen[to]) continue
      seen[to] = 1
      stack.push(to)
    }
  }
  return seen
}

/**
 * Elements in an order in which causes come before effects. Elements of loops, and what only follows from them,
 * have no such order and are absent.
 */
export function orderCausesFirst(graph: ChainGraph, mayUse: (arc: Arc) => boolean = () => true): number[] {
  const waiting = new Int32Array(graph.size)
  for (const arc of graph.arcs) if (mayUse(arc)) waiting[arc.to] = (waiting[arc.to] ?? 0) + 1
  const order: number[] = []
  for (let at = 0; at < graph.size; at += 1) if (waiting[at] === 0) order.push(at)
  for (let done = 0; done < order.length; done += 1) {
    for (const arc of graph.out[order[done] ?? -1] ?? []) {
      if (!mayUse(arc)) continue
      const left = (waiting[arc.to] ?? 0) - 1
      waiting[arc.to] = left
      if (left === 0) order.push(arc.to)
    }
  }
  return order
}

/**
 * Number of the loop each element belongs to: two elements share a number when each leads to the other
 * (strongly connected components, Tarjan 1972, without recursion).
 */
export function findLoopNumbers(graph: ChainGraph): Int32Array {
  const { size } = graph
  const number = new Int32Array(size).fill(-1)
  const index = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const nextArc = new Int32Array(size)
  const open: number[] = []
  let counter = 0
  let components = 0
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== -1) continue
    const path = [root]
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      if (index[at] === -1) {
        index[at] = counter
        low[at] = counter
        counter += 1
        open.push(at)
      }
      const arc = graph.out[at]?.[nextArc[at] ?? 0]
      if (arc) {
        nextArc[at] = (nextArc[at] ?? 0) + 1
        if (index[arc.to] === -1) path.push(arc.to)
        else if (number[arc.to] === -1) low[at] = Math.min(low[at] ?? 0, index[arc.to] ?? 0)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[at] ?? 0)
      if (low[at] !== index[at]) continue
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        number[member] = components
        if (member === at) break
      }
      components += 1
    }
  }
  return number
}
