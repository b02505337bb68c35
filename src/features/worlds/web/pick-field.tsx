import './worlds.css'
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { type FieldProps, useFieldFrame } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { worldsWords } from '../words.ts'
import { isNamed, type PickOption, searchOptions } from './pick-search.ts'

type PickFieldProps = FieldProps & {
  readonly options: readonly PickOption[]
  readonly onPick: (id: string) => void
  /** A name that nothing bears yet may be taken as it is typed. */
  readonly onNew?: ((name: string) => void) | undefined
  /** How that is offered; « Créer « X » » unless told. */
  readonly newLabel?: (name: string) => string
  /** A second thing that a new name may become, offered under the first. */
  readonly onOtherNew?: { readonly label: (name: string) => string; readonly take: (name: string) => void }
  readonly placeholder?: string
  /** What is chosen, when the field keeps it; a field that adds to a list keeps nothing. */
  readonly value?: string
  readonly maxLength?: number
  /** A `search` is gone to by the key `/`. */
  readonly type?: 'text' | 'search'
}

const MOST = 8
const NEW = 'new'
const OTHER_NEW = 'other-new'

/** What is typed searches, the arrows choose, Enter takes; the list opens on a first key or press. */
export function PickField({
  options,
  onPick,
  onNew,
  newLabel,
  onOtherNew,
  placeholder,
  value = '',
  maxLength = 200,
  type = 'text',
  ...field
}: PickFieldProps) {
  const say = useSay(worldsWords)
  const id = useId()
  const frame = useFieldFrame(field)
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  const typed = (text ?? '').trim()
  const shown = useMemo(() => {
    if (text === undefined) return []
    const found = searchOptions(options, text, MOST)
    const isFresh = onNew && text.trim() !== '' && !isNamed(options, text)
    if (!isFresh) return found
    const label = text.trim()
    return [...found, { id: NEW, label }, ...(onOtherNew ? [{ id: OTHER_NEW, label }] : [])]
  }, [options, text, onNew, onOtherNew])
  const open = shown.length > 0
  const sayNew = newLabel ?? ((name: string) => say('pick.new', { name }))
  const titleOf = ({ id: of, label }: PickOption) =>
    of === NEW ? sayNew(label) : of === OTHER_NEW ? (onOtherNew?.label(label) ?? label) : label
  const place = Math.min(at, shown.length - 1)

  const take = (index: number) => {
    const option = shown[index]
    if (!option) return
    setText(undefined)
    setAt(0)
    if (option.id === NEW) onNew?.(typed)
    else if (option.id === OTHER_NEW) onOtherNew?.take(typed)
    else onPick(option.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' && text === undefined) setText(value)
    else if (!open) return
    else if (event.key === 'ArrowDown') setAt(Math.min(place + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(place - 1, 0))
    else if (event.key === 'Enter') take(place)
    else if (event.key === 'Escape') setText(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="wo-pick">
      <TextInput
        {...frame}
        type={type}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open ? { 'aria-activedescendant': `${id}-${place}` } : {})}
        autoComplete="off"
        placeholder={placeholder}
        maxLength={maxLength}
        value={text ?? value}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onClick={() => setText((before) => before ?? value)}
        onKeyDown={onKeyDown}
        onBlur={() => setText(undefined)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox */}
      <ul id={`${id}-list`} role="listbox" className="wo-options" aria-label={field.label} hidden={!open}>
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
          <li
            key={option.id}
            id={`${id}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            // the field keeps the focus: its blur would close the list before the click arrives
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(index)}
          >
            {titleOf(option)} {option.detail && <span className="tb-soft">{option.detail}</span>}
          </li>
        ))}
      </ul>
      <span className="tb-hidden" role="status">
        {text === undefined ? '' : say('pick.found', { n: shown.length })}
      </span>
    </div>
  )
}
