import './form.css'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

type DropFileProps = {
  /** What file is expected, in words. */
  readonly label: string
  readonly help?: string
  /** Endings: `['csv', 'xlsx']`. */
  readonly kinds: readonly string[]
  readonly onFile: (file: File) => void
  /** Name of the file being read. */
  readonly reading?: string | undefined
  readonly error?: string | undefined
}

/** A file by dragging, by click or by keyboard. Looks only at the ending: what is inside is judged by who reads it. */
export function DropFile({ label, help, kinds, onFile, reading, error }: DropFileProps) {
  const say = useSay(shellWords)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState(false)
  const id = useId()
  const take = (file: File | undefined) => {
    if (!file) return
    const fits = kinds.some((kind) => file.name.toLowerCase().endsWith(`.${kind}`))
    setRefused(!fits)
    if (fits) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const said = refused ? say('drop.wrong-kind', { kinds: kinds.join(', ') }) : error
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way more; the button is for everybody */}
      <div
        className="tb-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <SignIcon sign="file" size={36} />
        <p id={id} className="tb-drop-title">
          {label}
        </p>
        {help && <p className="tb-soft">{help}</p>}
        <p role="status">
          {reading ? say('drop.reading', { name: reading }) : `${say('drop.text')} ${say('drop.or')}`}
        </p>
        <Button
          look="second"
          onClick={() => input.current?.click()}
          aria-describedby={id}
          disabled={!!reading}
        >
          {say('drop.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={kinds.map((kind) => `.${kind}`).join(',')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {said && (
        <p className="tb-error" role="alert">
          {said}
        </p>
      )}
    </div>
  )
}
