import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGraph, type Rows, type Tie } from './graph.ts'

const someTies = (n: number) =>
  fc
    .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.double({ min: 0.01, max: 9, noNaN: true })))
    .map((all) =>
      all.flatMap(([source, target, weight]): Tie[] =>
        source === target ? [] : [{ source, target, weight }],
      ),
    )

/** Rows as lists of [neighbour, weight]. */
const listed = (n: number, { offsets, targets, weights }: Rows) =>
  Array.from({ length: n }, (_, v) =>
    [...targets.subarray(offsets[v], offsets[v + 1])].map((w, k) => [
      w,
      weights?.[(offsets[v] ?? 0) + k] ?? 1,
    ]),
  )

/** What the rows should be, by a table of all pairs. */
function plainRows(n: number, ties: readonly Tie[], directed: boolean, incoming: boolean) {
  const table = Array.from({ length: n }, () => new Map<number, number>())
  const add = (a: number, b: number, weight: number) => table[a]?.set(b, (table[a].get(b) ?? 0) + weight)
  for (const { source, target, weight = 1 } of ties) {
    if (!directed || !incoming) add(source, target, weight)
    if (!directed || incoming) add(target, source, weight)
  }
  return table.map((row) => [...row].sort(([a], [b]) => a - b))
}

describe('a graph', () => {
  it.each([false, true])(
    'has ascending rows, each pair once with its weights added (directed: %s)',
    (directed) => {
      fc.assert(
        fc.property(someTies(7), (ties) => {
          const graph = makeGraph(7, ties, { directed, weighted: true })
          expect(listed(7, graph)).toEqual(plainRows(7, ties, directed, false))
          expect(listed(7, graph.incoming)).toEqual(plainRows(7, ties, directed, true))
          expect(graph.m).toBe(graph.targets.length / (directed ? 1 : 2))
        }),
      )
    },
  )

  it('refuses a tie to itself, an unknown end, a weight that is none', () => {
    for (const tie of [
      { source: 1, target: 1 },
      { source: 0, target: 3 },
      { source: -1, target: 2 },
      { source: 0, target: 1, weight: 0 },
      { source: 0, target: 1, weight: Number.NaN },
    ])
      expect(() => makeGraph(3, [tie])).toThrow(RangeError)
  })
})
