import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { foldText } from '#kernel/text-measure.ts'
import { Dialog } from '#platform/web/dialog.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { CodeEntry } from '../contract.ts'
import { codePathName } from '../domain/codebook.ts'
import { codingScreensWords } from '../words.ts'
import { CodeSign } from './code-sign.tsx'

type PaletteProps = {
  readonly codes: readonly CodeEntry[]
  readonly recent: readonly string[]
  readonly onCode: (code: CodeEntry) => void
  readonly onNew: (name: string) => void
  readonly onClose: () => void
}

const MOST = 8

/** Coding by typing: a few letters and Enter; a name that is not there yet makes a code. */
export function CodePalette({ codes, recent, onCode, onNew, onClose }: PaletteProps) {
  const say = useSay(codingScreensWords)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  // once the dialog stands open: opening it puts the focus on its first button, where Enter would close it
  useEffect(() => field.current?.focus(), [])
  const sought = foldText(typed.trim())
  const rank = ({ id }: CodeEntry) => {
    const place = recent.indexOf(id)
    return place < 0 ? recent.length : place
  }
  const found = codes
    .filter(({ id }) => foldText(codePathName(codes, id)).includes(sought))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
  const isNew = typed.trim() !== '' && !codes.some(({ name }) => foldText(name) === sought)
  const count = found.length + (isNew ? 1 : 0)
  const active = Math.min(at, Math.max(0, count - 1))
  const choose = (place: number) => {
    const code = found[place]
    if (code) onCode(code)
    else if (isNew) onNew(typed.trim())
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, count - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (event.key === 'Enter') choose(active)
    else return
    event.preventDefault()
  }
  const optionId = (place: number) => `${listId}-${place}`
  return (
    <Dialog title={say('palette.title')} onClose={onClose}>
      <label className="cd-palette-label">
        {say('palette.label')}
        <input
          className="cd-palette-input"
          ref={field}
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={listId}
          aria-activedescendant={count > 0 ? optionId(active) : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
      </label>
      <div id={listId} role="listbox" aria-label={say('codebook')} className="cd-palette-list">
        {found.map((code, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={code.id}
            id={optionId(place)}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className="cd-palette-option"
            onClick={() => choose(place)}
          >
            <CodeSign code={code} />
            {codePathName(codes, code.id)}
          </div>
        ))}
        {isNew && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            id={optionId(found.length)}
            role="option"
            tabIndex={-1}
            aria-selected={active === found.length}
            className="cd-palette-option"
            onClick={() => choose(found.length)}
          >
            {say('palette.new', { name: typed.trim() })}
          </div>
        )}
      </div>
    </Dialog>
  )
}
