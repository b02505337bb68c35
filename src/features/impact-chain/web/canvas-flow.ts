import { type NodeHandle, Position } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { impactChainWords } from '../words.ts'
import type { EdgeData } from './canvas-edge.tsx'
import { type CanvasLayout, layOutCanvas, NODE_WIDTH } from './canvas-layout.ts'
import type { ElementNode } from './canvas-node.tsx'
import type { Board } from './chain-board.ts'
import type { ChainLink, ElementRecord } from './impact-chain-api.ts'

const NOBODY: readonly never[] = []
/** As wide and high as canvas.css has it; its middle lies on the border. */
const HANDLE = 28

/**
 * Where links are pulled from. Left to measure them, the library forgets them each time an element changes and knows
 * them again some frames later, or not before the next change: a pull that begins in between is lost.
 */
function handlesOf(height: number): NodeHandle[] {
  const size = { id: null, y: (height - HANDLE) / 2, width: HANDLE, height: HANDLE }
  return [
    { ...size, type: 'target', position: Position.Left, x: -HANDLE / 2 },
    { ...size, type: 'source', position: Position.Right, x: NODE_WIDTH - HANDLE / 2 },
  ]
}

/** The picture of a board, where what has not changed is the same object as before: only the rest is drawn again. */
export function useFlow(board: Board, elements: readonly ElementRecord[], renaming: string | undefined) {
  const layout = useMemo(() => layOutCanvas(elements), [elements])
  const nodes = useNodes(board, elements, layout, renaming)
  const links = useLinks(board, layout)
  // links that lead back pass between the columns and what surrounds them
  return { layout, nodes, links, lane: layout.aroundTop - 40 }
}

function useNodes(
  board: Board,
  elements: readonly ElementRecord[],
  layout: CanvasLayout,
  renaming: string | undefined,
): ElementNode[] {
  const { selected, findingsOf, lit, neighbours, changedBy, conflicts, here } = board
  const kept = useRef(new Map<string, ElementNode>())
  return useMemo(() => {
    const next = new Map<string, ElementNode>()
    for (const element of elements) {
      const { id } = element
      const box = layout.boxes.get(id)
      if (!box) continue
      const data = {
        element,
        findings: findingsOf.get(id) ?? 0,
        isDim: lit !== undefined && !lit.has(id),
        isRenaming: renaming === id,
        isConflicting: conflicts.has(id),
        changedBy: changedBy.get(id),
        neighbours: neighbours.get(id) ?? NOBODY,
        mayWrite: here.mayWrite,
      }
      const before = kept.current.get(id)
      const height = box.bottom - box.top
      const sameData = before && isShallowSame(before.data, data)
      const isStill =
        sameData &&
        before.selected === selected.has(id) &&
        before.position.x === box.left &&
        before.position.y === box.top &&
        before.height === height
      next.set(
        id,
        isStill
          ? before
          : {
              id,
              type: 'element',
              position: { x: box.left, y: box.top },
              width: NODE_WIDTH,
              height,
              handles: handlesOf(height),
              selected: selected.has(id),
              data: sameData ? before.data : data,
            },
      )
    }
    kept.current = next
    return [...next.values()]
  }, [elements, layout, selected, findingsOf, lit, neighbours, changedBy, conflicts, renaming, here.mayWrite])
}

function useLinks(board: Board, layout: CanvasLayout): EdgeData[] {
  const say = useSay(impactChainWords)
  const { chain, evidence, lit, paths } = board
  const kept = useRef(new Map<string, EdgeData>())
  const toProve = paths.toProve[0]?.link
  return useMemo(() => {
    const next = new Map<string, EdgeData>()
    for (const link of chain.links) {
      if (!layout.boxes.has(link.from) || !layout.boxes.has(link.to)) continue
      const before = kept.current.get(link.id)
      const data: EdgeData = {
        link: before && isSameLink(before.link, link) ? before.link : link,
        evidence: evidence.get(link.id),
        isToProve: link.id === toProve,
        isDim: lit !== undefined && !lit.has(link.id),
        label: say('picture.link', {
          from: chain.byId.get(link.from)?.statement ?? '',
          to: chain.byId.get(link.to)?.statement ?? '',
          sign: say(`sign.${link.sign}`),
          strength: say(`strength.${link.strength}`),
          level: link.confidence,
        }),
      }
      next.set(link.id, before && isShallowSame(before, data) ? before : data)
    }
    kept.current = next
    return [...next.values()]
  }, [chain, layout, evidence, toProve, lit, say])
}

/** Links are read into new objects each time; their version tells whether they moved. */
function isSameLink(a: ChainLink, b: ChainLink): boolean {
  return a.version === b.version && a.updatedAt === b.updatedAt
}

function isShallowSame(a: object, b: object): boolean {
  const before = new Map(Object.entries(a))
  return Object.entries(b).every(([key, value]) => Object.is(before.get(key), value))
}
