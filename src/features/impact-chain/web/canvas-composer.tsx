import { ViewportPortal } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'

/** Where a new element is being written, and what it will be tied to. */
export type Composing = {
  readonly type: ElementType
  readonly index: number
  readonly x: number
  readonly y: number
  readonly after?: string
  readonly before?: string
}

type CanvasComposerProps = {
  readonly composing: Composing
  readonly onWrite: (type: ElementType, statement: string) => void
  readonly onClose: () => void
}

/** A new element written where it will stand: Enter adds it, Escape closes. */
export function CanvasComposer({ composing, onWrite, onClose }: CanvasComposerProps) {
  const say = useSay(impactChainWords)
  const [type, setType] = useState(composing.type)
  const field = useRef<HTMLTextAreaElement>(null)
  const { x, y } = composing
  useEffect(() => {
    setType(composing.type)
    field.current?.focus({ preventScroll: true })
  }, [composing])
  const write = () => {
    const text = field.current?.value.trim() ?? ''
    if (text === '') return onClose()
    if (field.current) field.current.value = ''
    onWrite(type, text)
  }
  return (
    <ViewportPortal>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside */}
      <div
        className="ch-composer nopan nodrag nowheel"
        style={{ transform: `translate(${x}px, ${y}px)` }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') {
            if (field.current) field.current.value = ''
            onClose()
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            write()
          }
        }}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return
          const text = field.current?.value.trim() ?? ''
          if (text !== '') write()
          onClose()
        }}
      >
        <select
          aria-label={say('field.type')}
          value={type}
          onChange={(event) => {
            const chosen = ELEMENT_TYPES.find((each) => each === event.currentTarget.value)
            if (chosen) setType(chosen)
            field.current?.focus()
          }}
        >
          {ELEMENT_TYPES.map((each) => (
            <option key={each} value={each}>
              {say(`element.${each}`)}
            </option>
          ))}
        </select>
        <textarea
          ref={field}
          rows={3}
          maxLength={300}
          aria-label={say('field.statement')}
          placeholder={say(`element-help.${type}`)}
        />
        <p>{say('canvas.composer-help')}</p>
      </div>
    </ViewportPortal>
  )
}
