import { memo } from 'react'
import type { EvidenceCount } from './chain-board.ts'
import type { ChainLink } from './impact-chain-api.ts'
import { bendOf, labelSpot, linkPath, tipOf } from './link-path.ts'

/** What a link shows on the canvas; the same object as long as nothing of it changes. */
export type EdgeData = {
  readonly link: ChainLink
  readonly evidence: EvidenceCount | undefined
  readonly isToProve: boolean
  readonly isDim: boolean
  readonly label: string
}

type CanvasEdgeProps = {
  readonly data: EdgeData
  readonly isSelected: boolean
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  /** Where links that lead back pass, under the columns. */
  readonly lane: number
  readonly onPress: ((id: string) => void) | undefined
}

const WIDTHS = { 1: 1.25, 2: 2.25, 3: 4 } as const
/** The surer, the less broken. */
const DASHES = ['2 5', '5 5', '10 5', '18 4', ''] as const
const HIT_WIDTH = 22

/** As thick as it is strong, as unbroken as it is sure; an arrow where it strengthens, a bar where it weakens. */
export const CanvasEdge = memo(function CanvasEdge(props: CanvasEdgeProps) {
  const { data, isSelected, fromX, fromY, toX, toY, lane, onPress } = props
  const { link, evidence, isToProve, label } = data
  const bend = bendOf(fromX, toX)
  const from = { x: fromX, y: fromY }
  const to = { x: toX, y: toY }
  const d = linkPath(from, to, bend, lane)
  const spot = labelSpot(from, to, bend, lane)
  const text = `${link.feedback ? '↺' : ''}${link.sign === '-' ? '−' : '+'}${link.confidence}`
  const proof = evidence
    ? `${evidence.for > 0 ? ` ✓${evidence.for}` : ''}${evidence.against > 0 ? ` ✗${evidence.against}` : ''}`
    : ''
  const width = 14 + (text.length + proof.length) * 7
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the outline opens links by keyboard; the canvas by Space
    <g
      className="ch-edge"
      data-link={link.id}
      onClick={onPress && (() => onPress(link.id))}
      data-sign={link.sign}
      data-prove={isToProve || undefined}
      data-selected={isSelected || undefined}
      data-dim={data.isDim || undefined}
    >
      <title>{label}</title>
      <path d={d} className="ch-edge-hit" strokeWidth={HIT_WIDTH} />
      <path
        d={d}
        className="ch-edge-line"
        strokeWidth={WIDTHS[link.strength]}
        strokeDasharray={DASHES[link.confidence] || undefined}
      />
      <path d={tipOf(to, bend, link.sign)} className={link.sign === '-' ? 'ch-edge-bar' : 'ch-edge-tip'} />
      <g transform={`translate(${spot.x} ${spot.y})`}>
        <rect className="ch-edge-badge" x={-width / 2} y={-10} width={width} height={20} rx={10} />
        <text className="ch-edge-text" y={4.5} textAnchor="middle">
          {text}
          {proof}
        </text>
      </g>
    </g>
  )
})
