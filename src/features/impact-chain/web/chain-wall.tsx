import '@xyflow/react/dist/base.css'
import './canvas.css'
import { ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { type EvaluationRecord, useEvaluation } from '#features/evaluations/web/evaluations-api.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { impactChainWords } from '../words.ts'
import { useBoard } from './board-state.ts'
import { useFlow } from './canvas-flow.ts'
import { CanvasBands, CanvasHeads } from './canvas-heads.tsx'
import type { CanvasLayout } from './canvas-layout.ts'
import { CanvasLinks } from './canvas-links.tsx'
import { CanvasNode, type ElementNode } from './canvas-node.tsx'
import type { Board } from './chain-board.ts'
import type { ChainSnapshot, ChainState } from './chain-state.ts'
import { useChainState } from './chain-store.ts'
import type { Chain } from './impact-chain-api.ts'

const NODE_TYPES = { element: CanvasNode }

type ChainWallProps = { readonly territoryId: string; readonly evaluationId: string }

/** The chain for the wall of a room: as large as fits, read-only, following what everybody adds and moves. */
export function ChainWall({ territoryId, evaluationId }: ChainWallProps) {
  const evaluation = useEvaluation(territoryId, evaluationId)
  return (
    <Loaded query={evaluation}>
      {(record) => <WallOfEvaluation here={asReader(territoryId, record)} />}
    </Loaded>
  )
}

/** A wall changes nothing, whoever put it up. */
function asReader(territoryId: string, evaluation: EvaluationRecord): EvaluationHere {
  return {
    ...{ territoryId, territoryName: '', evaluation },
    ...{ role: 'contributor', mayWrite: false, mayContribute: false },
  }
}

function WallOfEvaluation({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(impactChainWords)
  const { state, snapshot } = useChainState(here)
  const { chain } = snapshot
  if (!chain || chain.elements.length === 0) return <p className="ch-wall-empty">{say('wall.empty')}</p>
  return <WallOfChain here={here} state={state} snapshot={{ ...snapshot, chain }} />
}

type WallOfChainProps = {
  readonly here: EvaluationHere
  readonly state: ChainState
  readonly snapshot: ChainSnapshot & { readonly chain: Chain }
}

function WallOfChain({ here, state, snapshot }: WallOfChainProps) {
  const board = useBoard(here, state, snapshot, 'canvas')
  return (
    <ReactFlowProvider>
      <WallPicture board={board} />
    </ReactFlowProvider>
  )
}

function WallPicture({ board }: { readonly board: Board }) {
  const say = useSay(impactChainWords)
  const { layout, nodes, links, lane } = useFlow(board, board.chain.elements, undefined)
  const heads = useRef<HTMLDivElement>(null)
  return (
    <div className="ch-canvas ch-wall">
      <ReactFlow<ElementNode>
        className="ch-flow"
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        aria-label={say('canvas.region')}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        minZoom={0.05}
        maxZoom={2.5}
        proOptions={PRO}
      >
        <CanvasBands layout={layout} target={undefined} onAdd={undefined} />
        <CanvasLinks nodes={nodes} links={links} selected={board.selected} lane={lane} onPress={undefined} />
        <CanvasHeads layout={layout} bar={heads} onAdd={undefined} />
        <KeepInSight layout={layout} />
      </ReactFlow>
    </div>
  )
}

const PRO = { hideAttribution: true }
const MS = 400
/** Smaller than this nobody at the back of a room reads: then what changed last is shown instead of everything. */
const LEAST_ZOOM = 0.45

function KeepInSight({ layout }: { readonly layout: CanvasLayout }) {
  const { fitBounds, setCenter, getZoom } = useReactFlow()
  const before = useRef<CanvasLayout | undefined>(undefined)
  // a wall that is turned, or put in full screen, is fitted anew
  const size = useStore(({ width, height }) => `${width} ${height}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is what has changed
  useEffect(() => {
    const old = before.current
    before.current = layout
    const timer = setTimeout(async () => {
      const isAroundEmpty = [...layout.boxes.values()].every((box) => box.top < layout.aroundTop)
      const height = isAroundEmpty ? layout.aroundTop - 60 : layout.height
      // columns at the sides in which nothing stands leave their room to the others
      const left = Math.min(...[...layout.boxes.values()].map((box) => box.left))
      const right = Math.max(...[...layout.boxes.values()].map((box) => box.right))
      await fitBounds(
        { x: left - 40, y: -90, width: right - left + 80, height: height + 90 },
        { padding: 0, duration: MS },
      )
      const moved = old && [...layout.boxes].find(([id, box]) => old.boxes.get(id)?.top !== box.top)
      if (moved && getZoom() < LEAST_ZOOM) {
        const [, box] = moved
        await setCenter((box.left + box.right) / 2, (box.top + box.bottom) / 2, { zoom: 0.9, duration: MS })
      }
    }, 50)
    return () => clearTimeout(timer)
  }, [layout, size, fitBounds, setCenter, getZoom])
  return null
}
