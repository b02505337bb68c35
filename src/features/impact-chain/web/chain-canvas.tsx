import '@xyflow/react/dist/base.css'
import './canvas.css'
import { type FinalConnectionState, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { CanvasComposer, type Composing } from './canvas-composer.tsx'
import { CanvasContext, type Flow } from './canvas-context.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { isInSight, type Landing, landingOf, slideTo, useDraggedNodes } from './canvas-drag.ts'
import { useFlow } from './canvas-flow.ts'
import { CanvasBands, CanvasHeads } from './canvas-heads.tsx'
import { useCanvasKeys } from './canvas-keyboard.ts'
import { NODE_WIDTH, placeAt, spotOf } from './canvas-layout.ts'
import { CanvasLinks } from './canvas-links.tsx'
import { CanvasMap } from './canvas-map.tsx'
import { CanvasNode, type ElementNode } from './canvas-node.tsx'
import { readPull } from './canvas-pull.ts'
import type { Board } from './chain-board.ts'
import type { ElementRecord } from './impact-chain-api.ts'
import { SelectionBar } from './selection-bar.tsx'

const NODE_TYPES = { element: CanvasNode }
/** A picture of a few elements needs no map of itself. */
const MAP_FROM = 24
/** Of larger chains, elements out of sight are not drawn: the screen moves a sheet with fewer pieces on it. */
const ALL_DRAWN_TO = 120
/** Smaller than this nobody writes at ease. */
const READABLE = 0.75
const FOCUS_MS = 250

type ChainCanvasProps = {
  readonly board: Board
  /** Those that the filter lets through. */
  readonly elements: readonly ElementRecord[]
  /** An element to write, asked for from outside the canvas. */
  readonly asked: { readonly type: ElementType; readonly turn: number } | undefined
}

/** The chain to draw: columns by type, elements to drag, links to pull. The outline says and does the same. */
export function ChainCanvas(props: ChainCanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasInside {...props} />
    </ReactFlowProvider>
  )
}

function CanvasInside({ board, elements, asked }: ChainCanvasProps) {
  const say = useSay(impactChainWords)
  const { acts, here, select, selected, open, opened, close } = board
  const { mayWrite } = here
  const [renaming, setRenaming] = useState<string | undefined>(undefined)
  const [composing, setComposing] = useState<Composing | undefined>(undefined)
  const [landing, setLanding] = useState<Landing | undefined>(undefined)
  const { layout, nodes: still, links: drawn, lane } = useFlow(board, elements, renaming)
  const flow = useRef<Flow | undefined>(undefined)
  const box = useRef<HTMLDivElement>(null)
  const heads = useRef<HTMLDivElement>(null)
  const nextOne = useRef(0)
  const isCoarse = useMemo(() => window.matchMedia('(pointer: coarse)').matches, [])
  const latest = useRef({ layout, selected, still })
  latest.current = { layout, selected, still }

  const hands = useMemo(
    () => ({
      rename: (id: string, statement: string) => {
        setRenaming(undefined)
        acts.rename(id, statement)
        box.current?.querySelector<HTMLElement>('.ch-flow')?.focus({ preventScroll: true })
      },
    }),
    [acts],
  )
  const goTo = useCallback((ids: readonly string[]) => {
    const boxes = ids.flatMap((id) => latest.current.layout.boxes.get(id) ?? [])
    const view = flow.current
    if (!view || boxes.length === 0 || isInSight(view, box.current, boxes)) return
    const x = boxes.reduce((sum, each) => sum + (each.left + each.right) / 2, 0) / boxes.length
    const y = boxes.reduce((sum, each) => sum + (each.top + each.bottom) / 2, 0) / boxes.length
    void view.setCenter(x, y, { zoom: Math.max(view.getZoom(), 0.75), duration: FOCUS_MS })
  }, [])
  const compose = useCallback((at: Omit<Composing, 'x' | 'y'>) => {
    const spot = spotOf(latest.current.layout, at.type, at.index)
    setComposing({ ...at, ...spot })
    const view = flow.current
    const room = { left: spot.x, right: spot.x + NODE_WIDTH + 40, top: spot.y, bottom: spot.y + 170 }
    if (!view || !box.current || isInSight(view, box.current, [room])) return
    if (view.getZoom() >= READABLE)
      void view.setViewport(slideTo(view, box.current, room, 24), { duration: FOCUS_MS })
    else void view.setCenter(spot.x + NODE_WIDTH / 2, spot.y + 40, { zoom: READABLE, duration: FOCUS_MS })
  }, [])
  const composeIn = useCallback(
    (type: ElementType) => compose({ type, index: latest.current.layout.order.get(type)?.length ?? 0 }),
    [compose],
  )
  useEffect(() => {
    if (asked) composeIn(asked.type)
  }, [asked, composeIn])

  // what is opened from the review or a path is brought into sight and chosen
  const turn = opened?.turn
  const target = useRef(opened)
  target.current = opened
  const links = useRef(board.chain.linkById)
  links.current = board.chain.linkById
  useEffect(() => {
    const to = target.current
    if (!turn || !to) return
    const link = to.kind === 'link' ? links.current.get(to.id) : undefined
    select([to.id])
    goTo(link ? [link.from, link.to] : [to.id])
  }, [turn, select, goTo])

  const choose = useCallback(
    (picks: readonly { readonly id: string; readonly isOn: boolean }[]) => {
      const next = new Set(latest.current.selected)
      for (const { id, isOn } of picks) {
        if (isOn) next.add(id)
        else next.delete(id)
      }
      latest.current = { ...latest.current, selected: next }
      select(next)
    },
    [select],
  )
  const { nodes, setNodes, onNodesChange } = useDraggedNodes(still, choose)
  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const view = flow.current
    if (!view || !mayWrite) return
    const frame = box.current?.getBoundingClientRect()
    const pulled = readPull(event, state, view, { chain: board.chain, layout, frame })
    if (pulled?.kind === 'link') acts.addLink({ fromId: pulled.fromId, toId: pulled.toId })
    if (pulled?.kind !== 'element') return
    const { composing: next, isNearEdge } = pulled
    if (isNearEdge) void view.setCenter(next.x, next.y + 80, { zoom: view.getZoom(), duration: FOCUS_MS })
    setComposing(next)
  }
  const stopComposing = () => {
    // whoever leaves right after Enter is not called back by the one that would have come next
    cancelAnimationFrame(nextOne.current)
    setComposing(undefined)
  }
  const write = (type: ElementType, statement: string) => {
    if (!composing) return
    const { after, before } = composing
    const index = type === composing.type ? composing.index : Number.MAX_SAFE_INTEGER
    if (after || before) {
      acts.insertElement(
        { type, statement },
        { ...(after ? { after } : {}), ...(before ? { before } : {}) },
        index,
      )
      setComposing(undefined)
      box.current?.querySelector<HTMLElement>('.ch-flow')?.focus({ preventScroll: true })
      return
    }
    const id = acts.addElement({ type, statement }, index)
    if (id)
      nextOne.current = requestAnimationFrame(() =>
        compose({
          type,
          index:
            index === Number.MAX_SAFE_INTEGER
              ? (latest.current.layout.order.get(type)?.length ?? 0)
              : index + 1,
        }),
      )
  }
  const openLink = useCallback((id: string) => open({ kind: 'link', id }), [open])
  const onKeyDown = useCanvasKeys({ board, layout, goTo, rename: setRenaming, compose: composeIn, flow })
  const [chosenId] = [...selected]
  const onAdd = mayWrite ? composeIn : undefined

  return (
    <div ref={box} className="ch-canvas" data-selecting={selected.size > 0 || undefined}>
      <CanvasContext value={hands}>
        <ReactFlow<ElementNode>
          className="ch-flow"
          nodes={nodes}
          nodeTypes={NODE_TYPES}
          tabIndex={0}
          aria-label={say('canvas.region')}
          aria-activedescendant={
            chosenId !== undefined && layout.boxes.has(chosenId) ? `ch-node-${chosenId}` : undefined
          }
          onKeyDown={onKeyDown}
          onInit={(instance) => {
            flow.current = instance
            const width = box.current?.clientWidth ?? 1000
            const zoom = Math.min(1, Math.max(0.78, (width - 32) / layout.width))
            void instance.setViewport({ x: 24, y: 66, zoom })
          }}
          onNodesChange={onNodesChange}
          onNodeDoubleClick={(_, node) => mayWrite && setRenaming(node.id)}
          onNodeDrag={(_, node, all) => {
            const { landing: next } = landingOf(layout, node, all)
            setLanding((before) =>
              before?.type === next.type && before.index === next.index ? before : next,
            )
          }}
          onNodeDragStop={(_, node, all) => {
            const { ids, landing: to } = landingOf(layout, node, all)
            setLanding(undefined)
            setNodes(latest.current.still)
            if (mayWrite) acts.move(ids, to.type, to.index)
          }}
          onConnectEnd={onConnectEnd}
          onPaneClick={() => {
            if (opened) close()
          }}
          onDoubleClick={(event) => {
            const on = event.target instanceof Element && event.target.closest('.react-flow__pane')
            const view = flow.current
            if (!on || !view || !mayWrite) return
            const { x, y } = view.screenToFlowPosition({ x: event.clientX, y: event.clientY })
            compose(placeAt(layout, x, y))
          }}
          // not at the first touch: a press that moves nothing is a press on the ground
          // nor when the canvas moves by itself under a link that is being pulled
          onMove={(event) => event && box.current?.toggleAttribute('data-moving', true)}
          onConnectStart={() => box.current?.removeAttribute('data-moving')}
          onMoveEnd={() => box.current?.removeAttribute('data-moving')}
          nodesDraggable={mayWrite && !isCoarse}
          nodesConnectable={mayWrite}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          multiSelectionKeyCode={MULTI_KEYS}
          selectionKeyCode="Shift"
          selectionMode={SelectionMode.Partial}
          nodeDragThreshold={4}
          connectionRadius={28}
          onlyRenderVisibleElements={elements.length > ALL_DRAWN_TO}
          panOnScroll
          zoomOnDoubleClick={false}
          elevateNodesOnSelect={false}
          minZoom={0.1}
          maxZoom={2}
          proOptions={PRO}
        >
          <CanvasBands layout={layout} target={landing} onAdd={onAdd} />
          <CanvasLinks nodes={nodes} links={drawn} selected={selected} lane={lane} onPress={openLink} />
          {composing && <CanvasComposer composing={composing} onWrite={write} onClose={stopComposing} />}
          {elements.length >= MAP_FROM && <CanvasMap layout={layout} selected={selected} />}
          <CanvasHeads layout={layout} bar={heads} onAdd={onAdd} />
          <CanvasControls layout={layout} />
        </ReactFlow>
      </CanvasContext>
      <SelectionBar board={board} />
      <div role="status">
        <p key={board.told} className="ch-told">
          {board.told}
        </p>
      </div>
    </div>
  )
}

const MULTI_KEYS = ['Shift', 'Meta', 'Control']
/** The library's name stays in its licence, shown with the others; it would be a link to another site here. */
const PRO = { hideAttribution: true }
