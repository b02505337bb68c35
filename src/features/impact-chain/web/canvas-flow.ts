import { useMemo, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { impactChainWords } from '../words.ts'
import type { LinkEdge } from './canvas-edge.tsx'
import { type CanvasLayout, layOutCanvas, NODE_WIDTH } from './canvas-layout.ts'
import type { ElementNode } from './canvas-node.tsx'
import type { Board } from './chain-board.ts'
import type { ChainLink, ElementRecord } from './impact-chain-api.ts'

const NOBODY: readonly never[] = []

/** The picture of a board, where what has not changed is the same object as before: only the rest is drawn again. */
export function useFlow(board: Board, elements: readonly ElementRecord[], renaming: string | undefined) {
  const layout = useMemo(() => layOutCanvas(elements), [elements])
  const nodes = useNodes(board, elements, layout, renaming)
  const edges = useEdges(board, layout)
  return { layout, nodes, edges }
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
      const sameData = before && isShallowSame(before.data, data)
      const isStill =
        sameData &&
        before.selected === selected.has(id) &&
        before.position.x === box.left &&
        before.position.y === box.top &&
        before.height === box.bottom - box.top
      next.set(
        id,
        isStill
          ? before
          : {
              id,
              type: 'element',
              position: { x: box.left, y: box.top },
              width: NODE_WIDTH,
              height: box.bottom - box.top,
              selected: selected.has(id),
              data: sameData ? before.data : data,
            },
      )
    }
    kept.current = next
    return [...next.values()]
  }, [elements, layout, selected, findingsOf, lit, neighbours, changedBy, conflicts, renaming, here.mayWrite])
}

function useEdges(board: Board, layout: CanvasLayout): LinkEdge[] {
  const say = useSay(impactChainWords)
  const { chain, selected, evidence, lit, paths } = board
  const kept = useRef(new Map<string, LinkEdge>())
  const toProve = paths.toProve[0]?.link
  const lane = layout.aroundTop - 40
  return useMemo(() => {
    const next = new Map<string, LinkEdge>()
    for (const link of chain.links) {
      if (!layout.boxes.has(link.from) || !layout.boxes.has(link.to)) continue
      const data = {
        link,
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
        lane,
      }
      const before = kept.current.get(link.id)
      const sameData =
        before?.data &&
        isShallowSame(before.data, { ...data, link: before.data.link }) &&
        isSameLink(before.data.link, link)
      const isStill = sameData && before.selected === selected.has(link.id)
      next.set(
        link.id,
        isStill
          ? before
          : {
              id: link.id,
              type: 'link',
              source: link.from,
              target: link.to,
              selected: selected.has(link.id),
              data: sameData && before.data ? before.data : data,
            },
      )
    }
    kept.current = next
    return [...next.values()]
  }, [chain, layout, evidence, toProve, lane, lit, selected, say])
}

/** Links are read into new objects each time; their version tells whether they moved. */
function isSameLink(a: ChainLink, b: ChainLink): boolean {
  return a.version === b.version && a.updatedAt === b.updatedAt
}

function isShallowSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(b).every((key) => Object.is(a[key], b[key]))
}
