import type { FoldedGraph } from '../domain/network/folded-graph.ts'
import type { Graph, Rows } from '../domain/network/graph.ts'

function shareInts(items: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(items.byteLength))
  copy.set(items)
  return copy
}

function shareFloats(items: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(items.byteLength))
  copy.set(items)
  return copy
}

function shareBytes(items: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(items.byteLength))
  copy.set(items)
  return copy
}

const shareRows = ({ offsets, targets, weights }: Rows): Rows => ({
  offsets: shareInts(offsets),
  targets: shareInts(targets),
  weights: weights && shareFloats(weights),
})

/** The same graph in memory that threads share. */
export function shareGraph({ n, m, directed, incoming, ...rows }: Graph): Graph {
  const out = shareRows(rows)
  return { ...out, n, m, directed, incoming: directed ? shareRows(incoming) : out }
}

/** The same folded graph in memory that threads share. */
export function shareFolded(folded: FoldedGraph): FoldedGraph {
  const out = shareRows(folded.out)
  return {
    ...folded,
    out,
    incoming: folded.directed ? shareRows(folded.incoming) : out,
    members: shareFloats(folded.members),
    mass: shareFloats(folded.mass),
    innerPairs: shareFloats(folded.innerPairs),
    tied: shareBytes(folded.tied),
    start: shareInts(folded.start),
    middle: shareInts(folded.middle),
    end: shareInts(folded.end),
    coloured: shareBytes(folded.coloured),
    classOf: shareInts(folded.classOf),
    treePairs: shareFloats(folded.treePairs),
  }
}
