import type { ReactFlowInstance } from '@xyflow/react'
import { createContext } from 'react'
import type { ElementNode } from './canvas-node.tsx'

export type Flow = ReactFlowInstance<ElementNode>

/** Acts of the canvas that a node or a link needs; stable, so that nothing is drawn again because of it. */
export type CanvasHands = {
  /** Ends renaming, with what was written. */
  readonly rename: (id: string, statement: string) => void
}

export const CanvasContext = createContext<CanvasHands>({ rename: () => {} })
