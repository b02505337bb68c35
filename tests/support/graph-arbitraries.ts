import fc from 'fast-check'
import { type Graph, makeGraph, type Tie } from '#features/worlds/domain/network/graph.ts'

/** Ties among n nodes; none to itself. */
const tiesOf = (n: number, most: number) =>
  fc
    .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 6 })), { maxLength: most })
    .map((all) =>
      all.flatMap(([source, target, weight]): Tie[] =>
        source === target ? [] : [{ source, target, weight }],
      ),
    )

/** Each node after the first hangs on an earlier one: a tree; on 0 every time, a star. */
const treeOf = (n: number) =>
  fc
    .array(fc.nat(), { minLength: n - 1, maxLength: n - 1 })
    .map((ups) => ups.map((up, i): Tie => ({ source: i + 1, target: up % (i + 1) })))

const shapes = {
  any: (n: number) => tiesOf(n, 2 * n),
  sparse: (n: number) => tiesOf(n, Math.ceil(n / 2)),
  dense: (n: number) => tiesOf(n, 6 * n),
  tree: treeOf,
  star: (n: number) =>
    fc.constant(Array.from({ length: n - 1 }, (_, i): Tie => ({ source: 0, target: i + 1 }))),
  twoMode: (n: number) =>
    tiesOf(n, 2 * n).map((ties) => ties.filter(({ source, target }) => source < n / 3 !== target < n / 3)),
  treeAndMore: (n: number) => fc.tuple(treeOf(n), tiesOf(n, 4)).map(([tree, more]) => [...tree, ...more]),
}

/** Graphs of every shape that shortest paths meet: trees, stars, two modes, in pieces, dense. */
export function anyGraph(
  options: { readonly directed?: boolean; readonly weighted?: boolean; readonly most?: number } = {},
): fc.Arbitrary<Graph> {
  return fc
    .tuple(fc.integer({ min: 1, max: options.most ?? 14 }), fc.constantFrom(...Object.values(shapes)))
    .chain(([n, shape]) => shape(n).map((ties) => makeGraph(n, ties, options)))
}
