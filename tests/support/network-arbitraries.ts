import fc from 'fast-check'
import {
  ACTOR_MODE,
  type Graph,
  makeGraph,
  type Tie,
  WORLD_MODE,
} from '#features/worlds/domain/network/graph.ts'

/** Graphs of up to `most` nodes with the ties that they were made of, weights 1 … 9, dense or sparse. */
export const graphs = (
  options: { readonly most?: number; readonly directed?: boolean; readonly weighted?: boolean } = {},
): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: options.most ?? 9 }).chain((n) =>
    fc
      .array(
        fc.record({ source: fc.nat(n - 1), target: fc.nat(n - 1), weight: fc.integer({ min: 1, max: 9 }) }),
        { maxLength: 3 * n },
      )
      .map((drawn) =>
        makeGraph(
          n,
          drawn.filter(({ source, target }) => source !== target),
          { directed: options.directed ?? false, weighted: options.weighted ?? false },
        ),
      ),
  )

/** Two-mode graphs: actors first, then worlds. */
export const twoModeGraphs: fc.Arbitrary<{ graph: Graph; mode: Uint8Array; actors: number; worlds: number }> =
  fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 })).chain(([actors, worlds]) =>
    fc
      .uniqueArray(fc.tuple(fc.nat(actors - 1), fc.nat(worlds - 1)), {
        maxLength: actors * worlds,
        selector: ([a, w]) => `${a} ${w}`,
      })
      .map((pairs) => {
        const ties: Tie[] = pairs.map(([a, w]) => ({ source: a, target: actors + w }))
        return {
          graph: makeGraph(actors + worlds, ties),
          mode: Uint8Array.from({ length: actors + worlds }, (_, v) =>
            v < actors ? ACTOR_MODE : WORLD_MODE,
          ),
          actors,
          worlds,
        }
      }),
  )

/** The weights of all ties as a square table, 0 where there is none (row: source). */
export function weightTable(graph: Graph): number[][] {
  const table = Array.from({ length: graph.n }, () => new Array<number>(graph.n).fill(0))
  for (let v = 0; v < graph.n; v++) {
    for (let e = graph.offsets[v] ?? 0; e < (graph.offsets[v + 1] ?? 0); e++) {
      const row = table[v]
      if (row) row[graph.targets[e] ?? 0] = graph.weights?.[e] ?? 1
    }
  }
  return table
}
