/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { type Place, useForm } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

const SHOWN = 8
const PAUSE_MS = 250

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/[^a-z0-9]+/g, ' ')

/** A commune: those of the territory are on the phone; with network, any of the country. */
export function PlaceField({ state, id, describedBy, isWrong }: FieldProps) {
  const { places, findPlaces, change, say } = useForm()
  const [text, setText] = useState('')
  const [elsewhere, setElsewhere] = useState<readonly Place[]>([])
  const [known, setKnown] = useState<Place>()
  const chosen = known?.code === state.value ? known : places.find(({ code }) => code === state.value)
  const asked = plain(text).trim()
  useEffect(() => {
    if (asked.length < 2) return setElsewhere([])
    const timer = setTimeout(() => void findPlaces(text).then(setElsewhere), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [asked, text, findPlaces])
  if (typeof state.value === 'string')
    return (
      <p class="chosen">
        <strong id={id} tabIndex={-1}>
          {chosen?.name ?? state.value}
        </strong>{' '}
        <button class="plain" type="button" onClick={() => change(state.path, undefined)}>
          {say('place.change')}
        </button>
      </p>
    )
  const near = asked === '' ? [] : places.filter(({ name }) => plain(name).includes(asked))
  const found = [...near, ...elsewhere.filter(({ code }) => !near.some((each) => each.code === code))]
  const choose = (place: Place) => {
    setKnown(place)
    setText('')
    change(state.path, place.code)
  }
  return (
    <>
      <input
        id={id}
        type="text"
        autocomplete="off"
        value={text}
        placeholder={say('place.type')}
        aria-describedby={describedBy}
        aria-invalid={isWrong || undefined}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (found[0]) choose(found[0])
        }}
      />
      <div role="status" class="hint">
        {asked.length > 1 && found.length === 0 ? say('place.none') : ''}
      </div>
      {found.slice(0, SHOWN).map((place) => (
        <button type="button" class="to-rank" key={place.code} onClick={() => choose(place)}>
          {place.name} <small>{place.code.slice(0, place.code.startsWith('97') ? 3 : 2)}</small>
        </button>
      ))}
    </>
  )
}
