import { type KeyboardEvent, useRef } from 'react'
import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { SheetState, TypedSheet } from '../domain/sheet-judgement.ts'
import type { SheetLine } from '../domain/sheet-rows.ts'
import type { KeyingPlace } from '../domain/sheet-typing.ts'
import { SheetRowField } from './sheet-row-field.tsx'

export type SheetFieldsProps = {
  readonly compiled: CompiledForm
  readonly lines: readonly SheetLine[]
  readonly typed: TypedSheet
  readonly state: SheetState
  readonly place: KeyingPlace
  /** Names of communes by code, to read back what was understood. */
  readonly places: ReadonlyMap<string, string>
  readonly onType: (key: string, text: string) => void
  /** Ctrl and Enter, anywhere. */
  readonly onKeep: () => void
  /** Enter on the last line. */
  readonly onEnd: () => void
  /** Lines that were left: what is wrong there is said. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (key: string) => void
}

/** Goes to the line that is next to be typed, up or down, passing those that this person was not asked. */
function step(list: HTMLElement, from: Element, by: 1 | -1): boolean {
  const fields = [...list.querySelectorAll<HTMLInputElement>('input[data-sheet-key]')]
  const here = fields.indexOf(from as HTMLInputElement)
  for (let at = here + by; at >= 0 && at < fields.length; at += by) {
    const field = fields[at]
    if (!field || (field.dataset.off !== undefined && field.value === '')) continue
    field.focus()
    field.select()
    return true
  }
  return false
}

/** Goes to a line by its key. */
export function goToRow(list: HTMLElement | null, key: string | undefined): void {
  const field = [...(list?.querySelectorAll<HTMLInputElement>('input[data-sheet-key]') ?? [])].find(
    (each) => key === undefined || each.dataset.sheetKey === key,
  )
  field?.focus()
  field?.select()
}

/** One line a question, as on paper; worked with the keyboard alone. */
export function SheetFields(props: SheetFieldsProps) {
  const { lines, typed, state, onKeep, onEnd } = props
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLInputElement) || event.altKey || event.nativeEvent.isComposing) return
    const isEnter = event.key === 'Enter'
    if (isEnter && (event.ctrlKey || event.metaKey)) {
      event.stopPropagation()
      onKeep()
    } else if (event.ctrlKey || event.metaKey) return
    else if (event.key === 'ArrowUp' || (isEnter && event.shiftKey))
      step(event.currentTarget, event.target, -1)
    else if (event.key === 'ArrowDown') step(event.currentTarget, event.target, 1)
    else if (isEnter) {
      if (!step(event.currentTarget, event.target, 1)) onEnd()
    } else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div className="co-rows" ref={list} onKeyDown={onKeyDown}>
      {lines.map((line) =>
        line.kind === 'heading' ? (
          <h2 key={line.key} className="co-rows-heading">
            {line.label}
          </h2>
        ) : (
          <SheetRowField
            key={line.key}
            row={line}
            text={typed[line.key] ?? ''}
            state={state.rows.get(line.key)}
            sheet={props}
          />
        ),
      )}
    </div>
  )
}
