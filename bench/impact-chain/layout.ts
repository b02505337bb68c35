import dagre from '@dagrejs/dagre'
import { drawChain } from '#features/impact-chain/domain/chain-picture.ts'
import { arrangePicture, inPlaceOrder } from '#features/impact-chain/domain/chain-picture-layout.ts'
import {
  chainForRules,
  type ElementRecord,
  type WholeChain,
} from '#features/impact-chain/domain/chain-record.ts'
import type { ElementType } from '#features/impact-chain/domain/impact-chain.ts'
import type { Box } from '#kernel/drawing.ts'
import { makeChain, timesOf } from '../measuring/made-chain.ts'
import { ratioOf, spreadOf } from '../measuring/measure.ts'

/** The browser's own code, which the server's programs may not name. */
const CANVAS = new URL('../../src/features/impact-chain/web/canvas-layout.ts', import.meta.url).href
const { layOutCanvas } = (await import(CANVAS)) as {
  layOutCanvas: (elements: readonly ElementRecord[]) => { readonly boxes: ReadonlyMap<string, Box> }
}

const SIZES = [
  { elements: 50, links: 100 },
  { elements: 300, links: 600 },
  { elements: 500, links: 1000 },
] as const

/**
 * Milliseconds to find the places of a chain: the canvas (boxes and columns) and the picture (with wrapped sentences),
 * against dagre, which ranks the graph and sweeps it to cross fewer links. Ours does less on purpose: columns follow
 * the types, and nothing moves that need not; `moved` says how many elements change place when one is added.
 */
export async function benchmark() {
  return {
    unit: 'ms',
    layout: SIZES.map(({ elements, links }) => {
      const chain = makeChain(elements, links)
      const ruled = chainForRules(chain)
      const name = (type: ElementType) => type
      const texts = {
        ...{ title: '', description: '', around: '', nameOf: name, nameOne: name },
        ...{ ofElement: () => '', ofLink: () => '' },
      }
      const canvas = spreadOf(timesOf(() => layOutCanvas(inPlaceOrder(chain.elements))))
      const picture = spreadOf(timesOf(() => arrangePicture(ruled.elements, ruled.links, name, name)))
      const drawing = spreadOf(timesOf(() => drawChain(ruled.elements, ruled.links, texts)))
      const peer = spreadOf(timesOf(() => layOutByDagre(chain)))
      return {
        ...{ elements, links: chain.links.length, canvas, picture, drawing, dagre: peer },
        canvasToDagre: ratioOf(canvas, peer),
        pictureToDagre: ratioOf(picture, peer),
        moved: { canvas: countMoved(chain, placesOnCanvas), dagre: countMoved(chain, layOutByDagre) },
      }
    }),
  }
}

type Places = ReadonlyMap<string, readonly [x: number, y: number]>

function layOutByDagre(chain: WholeChain): Places {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, statement } of chain.elements)
    graph.setNode(id, { width: 212, height: 42 + Math.ceil(statement.length / 24) * 20 })
  for (const { fromId, toId } of chain.links) graph.setEdge(fromId, toId)
  dagre.layout(graph)
  return new Map(chain.elements.map(({ id }) => [id, [graph.node(id).x, graph.node(id).y] as const]))
}

function placesOnCanvas(chain: WholeChain): Places {
  const { boxes } = layOutCanvas(inPlaceOrder(chain.elements))
  return new Map([...boxes].map(([id, { left, top }]) => [id, [left, top] as const]))
}

/** How many elements stand elsewhere once one more stands in the middle of the chain, tied to another. */
function countMoved(chain: WholeChain, layOut: (chain: WholeChain) => Places): number {
  const middle = chain.elements[Math.floor(chain.elements.length / 2)]
  const link = chain.links[0]
  if (!middle || !link) return 0
  const more: WholeChain = {
    elements: [...chain.elements, { ...middle, id: 'new' }],
    links: [...chain.links, { ...link, id: 'new-link', fromId: middle.id, toId: 'new' }],
  }
  const [before, after] = [layOut(chain), layOut(more)]
  return [...before].filter(([id, place]) => String(after.get(id)) !== String(place)).length
}
