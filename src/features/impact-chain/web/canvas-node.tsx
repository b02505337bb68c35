import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo, useContext, useEffect, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { impactChainWords } from '../words.ts'
import { CanvasContext } from './canvas-context.ts'
import { whoOf } from './canvas-layout.ts'
import type { Neighbour } from './chain-board.ts'
import type { ElementRecord } from './impact-chain-api.ts'
import { TypeSign } from './type-sign.tsx'

/** What an element shows on the canvas; the same object as long as nothing of it changes. */
export type NodeData = {
  readonly element: ElementRecord
  readonly findings: number
  readonly isDim: boolean
  readonly isRenaming: boolean
  readonly isConflicting: boolean
  readonly changedBy: string | undefined
  readonly neighbours: readonly Neighbour[]
  readonly mayWrite: boolean
}
export type ElementNode = Node<NodeData & Record<string, unknown>, 'element'>

/** One element: its type by a sign, its sentence, who, and what there is to say of it. */
export const CanvasNode = memo(function CanvasNode({ id, data }: NodeProps<ElementNode>) {
  const say = useSay(impactChainWords)
  const { element, findings, neighbours, changedBy } = data
  const [first] = neighbours
  const isEffect = element.type.startsWith('outcome') || element.type === 'impact'
  const who = whoOf(element)
  return (
    // biome-ignore lint/a11y/useSemanticElements: one of many in a picture, no set of fields
    <div
      id={`ch-node-${id}`}
      role="group"
      aria-label={`${say(`element.${element.type}`)} : ${element.statement}`}
      className="ch-node"
      data-type={element.type}
      data-unwelcome={(isEffect && element.sign === '-') || undefined}
      data-dim={data.isDim || undefined}
      data-changed={changedBy !== undefined || undefined}
      data-conflict={data.isConflicting || undefined}
      style={first ? { outlineColor: `hsl(${first.hue} 65% 38%)` } : undefined}
      data-here={first ? true : undefined}
    >
      <Handle type="target" position={Position.Left} isConnectable={data.mayWrite} tabIndex={-1} />
      <TypeSign type={element.type} />
      {data.isRenaming ? (
        <Renaming id={id} statement={element.statement} />
      ) : (
        <span className="ch-node-text">{element.statement}</span>
      )}
      <span className="ch-node-signs">
        {who && <span className="ch-node-who">{who}</span>}
        {isEffect && element.sign === '-' && <span className="ch-node-mark">− {say('mark.negative')}</span>}
        {isEffect && !element.intended && <span className="ch-node-mark">{say('mark.unintended')}</span>}
        {element.toReview && <span className="ch-node-mark">{say('mark.to-review')}</span>}
      </span>
      {findings > 0 && (
        <span className="ch-node-findings" title={say('review.count', { n: findings })}>
          <SignIcon sign="info" size={13} />
          {findings}
        </span>
      )}
      {data.isConflicting && <span className="ch-node-flag">{say('conflict.mark')}</span>}
      {neighbours.map(({ key, name, initials, hue }) => (
        <span
          key={key}
          className="ch-node-neighbour"
          title={name}
          style={{ background: `hsl(${hue} 65% 32%)` }}
        >
          {initials}
        </span>
      ))}
      {changedBy !== undefined && (
        <span className="ch-node-changed">
          {changedBy ? say('live.changed-by', { name: changedBy }) : say('live.changed')}
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={data.mayWrite} tabIndex={-1} />
    </div>
  )
})

/** Writes over the sentence in its place: Enter keeps, Escape leaves it as it was. */
function Renaming({ id, statement }: { readonly id: string; readonly statement: string }) {
  const say = useSay(impactChainWords)
  const { rename } = useContext(CanvasContext)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  return (
    <textarea
      ref={field}
      className="ch-node-rename nodrag nopan nowheel"
      aria-label={say('field.statement')}
      defaultValue={statement}
      maxLength={300}
      rows={3}
      onBlur={(event) => rename(id, event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          rename(id, event.currentTarget.value)
        }
        if (event.key === 'Escape') rename(id, statement)
      }}
    />
  )
}
