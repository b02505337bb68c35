import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import type { CodeEntry, PassageEntry } from '../contract.ts'
import { type Span, spanToWords } from '../domain/passage.ts'
import { lanesOf, pickByKey, textPieces } from '../domain/text-pieces.ts'
import { textUnits } from '../domain/text-units.ts'
import { codingScreensWords } from '../words.ts'
import { CodeSign, codeStyle } from './code-sign.tsx'
import { type Drawn, drawnPlaces, selectedSpan } from './text-places.ts'

type TextProps = {
  readonly text: string
  readonly title: string
  readonly passages: readonly PassageEntry[]
  readonly codeOf: (id: string) => CodeEntry | undefined
  readonly picked: Span | null
  readonly onPick: (span: Span | null) => void
  readonly opened: string | null
  readonly onOpen: (passageId: string) => void
  readonly onPalette: () => void
  readonly onDigit: (digit: number) => void
  /** To be shown first. */
  readonly place: number | undefined
}

/** The text: chosen by the mouse or sentence by sentence with the arrows; passages as bars in the margin, each with its name. */
export function CodedText(props: TextProps) {
  const { text, passages, picked, onPick, codeOf, place } = props
  const say = useSay(codingScreensWords)
  const box = useRef<HTMLDivElement>(null)
  const anchor = useRef<number | null>(null)
  const sentences = useMemo(() => textUnits(text, 'sentence'), [text])
  const shown = useMemo(() => passages.filter(({ state }) => state !== 'lost'), [passages])
  const pieces = useMemo(() => textPieces(text.length, shown, picked), [text, shown, picked])

  useEffect(() => {
    if (place === undefined) return
    const piece = [...(box.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])].findLast(
      ({ dataset }) => Number(dataset.at) <= place,
    )
    piece?.scrollIntoView({ block: 'center' })
  }, [place])

  const take = () => {
    const span = box.current && selectedSpan(box.current)
    if (!span) return
    onPick(spanToWords(text, span))
    anchor.current = null
    window.getSelection()?.removeAllRanges()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = /^Arrow(Down|Right)$/.test(event.key) ? 1 : /^Arrow(Up|Left)$/.test(event.key) ? -1 : 0
    if (step !== 0) {
      const next = pickByKey(sentences, picked, anchor.current, step, event.shiftKey)
      anchor.current = next?.anchor ?? null
      onPick(next?.picked ?? null)
    } else if (event.key === 'Escape') onPick(null)
    else if (event.key === '/' || event.key === 'Enter') props.onPalette()
    else if (/^[1-9]$/.test(event.key) && picked) props.onDigit(Number(event.key))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="cd-sheet">
      {/* biome-ignore lint/a11y/useSemanticElements: a text that is read and chosen from, with marks in it; no field of a form holds these */}
      <div
        ref={box}
        className="cd-text"
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={say('text.label', { title: props.title })}
        aria-describedby="cd-text-help"
        tabIndex={0}
        onKeyDown={onKey}
        onMouseUp={take}
        onTouchEnd={take}
      >
        {pieces.map(({ start, end, covering, isPicked }) => {
          const last = covering.at(-1)
          const code = last && codeOf(last.codeId)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the bars in the margin and the list below are the keyboard's way
            <span
              key={start}
              data-at={start}
              className="cd-piece"
              data-coded={covering.length || undefined}
              data-picked={isPicked || undefined}
              data-open={covering.some(({ id }) => id === props.opened) || undefined}
              style={code && codeStyle(code)}
              onClick={() => {
                if (last && window.getSelection()?.isCollapsed !== false) props.onOpen(last.id)
              }}
            >
              {text.slice(start, end)}
            </span>
          )
        })}
      </div>
      <Margin
        box={box}
        passages={shown}
        pieces={pieces}
        codeOf={codeOf}
        opened={props.opened}
        onOpen={props.onOpen}
      />
    </div>
  )
}

type MarginProps = Pick<TextProps, 'passages' | 'codeOf' | 'opened' | 'onOpen'> & {
  readonly box: React.RefObject<HTMLDivElement | null>
  readonly pieces: readonly unknown[]
}

function Margin({ box, passages, pieces, codeOf, opened, onOpen }: MarginProps) {
  const say = useSay(codingScreensWords)
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the pieces are drawn anew
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setDrawn(drawnPlaces(element, passages))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [box, passages, pieces])
  const lanes = lanesOf(drawn.map(({ top, bottom }) => ({ start: top, end: bottom })))
  const width = Math.max(1, ...lanes.map((lane) => lane + 1))
  const height = Math.max(0, ...drawn.map(({ labelTop }) => labelTop + 30))
  return (
    <div className="cd-margin" style={{ minHeight: height, '--cd-lanes': width } as React.CSSProperties}>
      {drawn.map(({ id, top, bottom, labelTop }, at) => {
        const passage = passages.find((each) => each.id === id)
        const code = passage && codeOf(passage.codeId)
        if (!passage || !code) return null
        return (
          <div key={id} style={codeStyle(code)}>
            <span
              className="cd-bar"
              data-open={id === opened || undefined}
              style={{ top, height: bottom - top, insetInlineStart: `${(lanes[at] ?? 0) * 9}px` }}
            />
            <button
              type="button"
              className="cd-label"
              data-open={id === opened || undefined}
              data-state={passage.state}
              style={{ top: labelTop }}
              title={say('text.passage', {
                code: code.name,
                coder: passage.coderName,
                words: passage.words.slice(0, 80),
              })}
              aria-pressed={id === opened}
              onClick={() => onOpen(id)}
            >
              <CodeSign code={code} />
              <span className="cd-label-name">{code.name}</span>
              {!passage.isMine && <span className="cd-label-coder">{passage.coderName}</span>}
              <span className="tb-hidden">{passage.words.slice(0, 80)}</span>
            </button>
          </div>
        )
      })}
    </div>
  )
}
