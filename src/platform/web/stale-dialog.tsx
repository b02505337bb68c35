import './form.css'
import { useId, useState } from 'react'
import type { Conflict } from './autosave.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { differingFields } from './versions.ts'

export type FieldNames<T> = { readonly [K in keyof T & string]: string }

type StaleDialogProps<T extends object> = {
  readonly conflict: Conflict<T>
  readonly names: FieldNames<T>
  readonly show?: (field: keyof T & string, value: T) => string
  readonly onChoose: (value: T) => void
  readonly onClose: () => void
}

function showPlainly<T extends object>(field: keyof T & string, value: T): string {
  const content = value[field]
  if (content === null || content === undefined) return ''
  return typeof content === 'object' ? JSON.stringify(content, null, 1) : String(content)
}

/** The fields that two people changed, both versions side by side: keep one, take the other, or choose field by field. */
export function StaleDialog<T extends object>(props: StaleDialogProps<T>) {
  const { conflict, names, show = showPlainly, onChoose, onClose } = props
  const say = useSay(shellWords)
  const { mine, theirs, by } = conflict
  const fields = differingFields(mine, theirs, conflict.fields).filter((field) => field in names)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const take = (field: string, on: boolean) => {
    const next = new Set(taken)
    if (on) next.add(field)
    else next.delete(field)
    setTaken(next)
  }
  const takeOver = (chosen: readonly (keyof T & string)[]) => {
    const merged = { ...mine }
    for (const field of chosen) merged[field] = theirs[field]
    return merged
  }
  const acts = (
    <>
      <Button onClick={() => onChoose(takeOver(fields.filter((field) => taken.has(field))))}>
        {say('stale.merge')}
      </Button>
      <Button look="second" onClick={() => onChoose(mine)}>
        {say('stale.keep-mine')}
      </Button>
      <Button look="second" onClick={() => onChoose(takeOver(fields))}>
        {say('stale.take-theirs')}
      </Button>
    </>
  )
  return (
    <Dialog title={say('stale.title')} onClose={onClose} acts={acts} wide>
      <p>{by ? say('stale.text-by', { name: by }) : say('stale.text')}</p>
      <div className="tb-table-scroll">
        <table className="tb-table tb-stale">
          <thead>
            <tr>
              <th scope="col">{say('stale.field')}</th>
              <th scope="col">{say('stale.mine')}</th>
              <th scope="col">{say('stale.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{names[field]}</th>
                {[mine, theirs].map((version) => (
                  <td key={version === mine ? 'mine' : 'theirs'}>
                    <span className="tb-cell-label" aria-hidden="true">
                      {say(version === mine ? 'stale.mine' : 'stale.theirs')}
                    </span>
                    <VersionChoice
                      label={`${say('stale.pick', { field: names[field] })}, ${say(version === mine ? 'stale.mine' : 'stale.theirs')}`}
                      text={show(field, version) || say('stale.empty')}
                      checked={taken.has(field) === (version === theirs)}
                      onChoose={() => take(field, version === theirs)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="tb-soft">{say('stale.same')}</p>
    </Dialog>
  )
}

type VersionChoiceProps = {
  readonly label: string
  readonly text: string
  readonly checked: boolean
  readonly onChoose: () => void
}

function VersionChoice({ label, text, checked, onChoose }: VersionChoiceProps) {
  const id = useId()
  return (
    <label className="tb-stale-choice" htmlFor={id}>
      <input id={id} type="radio" aria-label={`${label}: ${text}`} checked={checked} onChange={onChoose} />
      <span>{text}</span>
    </label>
  )
}
