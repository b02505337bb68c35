import './actors.css'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { type FieldProps, useFieldFrame } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { actorsWords } from '../words.ts'
import { useTerritoriesApi } from './actors-api.ts'

export type ChosenCommune = { readonly code: string; readonly name: string }

type CommuneFieldProps = FieldProps & {
  readonly territoryId: string
  readonly value: ChosenCommune | null
  readonly onChange: (commune: ChosenCommune | null) => void
}

const PAUSE_MS = 150

type Found = ChosenCommune & { readonly departement: string | null; readonly via: string | null }

/** Communes of the territory first: most organisations are in one of them. */
function useCommuneSearch(territoryId: string, text: string): readonly Found[] {
  const api = useTerritoriesApi()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked.length > 1
  const anywhere = useQuery({
    queryKey: ['areas', asked],
    queryFn: () => api.areas({ q: asked, limit: 20 }),
    enabled,
    staleTime: 600_000,
  })
  const near = useQuery({
    queryKey: ['territories', territoryId, 'communes', 'found', asked],
    queryFn: () => api.communes({ territoryId, q: asked, limit: 5 }),
    enabled,
    staleTime: 600_000,
  })
  if (!enabled) return []
  const here = (near.data?.items ?? []).flatMap(({ code, name, departement }) =>
    name === null ? [] : [{ code, name, departement, via: null }],
  )
  const others = (anywhere.data?.items ?? [])
    .filter(({ kind, code }) => kind === 'commune' && !here.some((each) => each.code === code))
    .map(({ code, name, departement, via }) => ({ code, name, departement: departement?.name ?? null, via }))
  return [...here, ...others].slice(0, 8)
}

/** A commune by name or code: what is typed searches, the arrows choose, Enter takes; an emptied field is no commune. */
export function CommuneField({ territoryId, value, onChange, ...field }: CommuneFieldProps) {
  const say = useSay(actorsWords)
  const id = useId()
  const frame = useFieldFrame(field)
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  const found = useCommuneSearch(territoryId, text ?? '')
  const open = text !== undefined && found.length > 0
  const place = Math.min(at, found.length - 1)

  const take = (index: number) => {
    const area = found[index]
    if (area) onChange({ code: area.code, name: area.name })
    setText(undefined)
  }
  const leave = () => {
    if (text === '') onChange(null)
    setText(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown') setAt(Math.min(place + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(place - 1, 0))
    else if (event.key === 'Enter') take(place)
    else if (event.key === 'Escape') setText(undefined)
    else return
    event.preventDefault()
  }
  return (
    <div className="ac-commune">
      <TextInput
        {...frame}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open ? { 'aria-activedescendant': `${id}-${place}` } : {})}
        autoComplete="off"
        placeholder={say('field.commune-placeholder')}
        value={text ?? value?.name ?? ''}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox */}
      <ul id={`${id}-list`} role="listbox" className="ac-communes" aria-label={field.label} hidden={!open}>
        {found.map((area, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
          <li
            key={area.code}
            id={`${id}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            // the field keeps the focus: its blur would close the list before the click arrives
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(index)}
          >
            {area.name}{' '}
            <span className="tb-soft">
              {area.departement} · {area.code}
              {area.via !== null && ` · ${say('field.commune-via', { name: area.via })}`}
            </span>
          </li>
        ))}
      </ul>
      <span className="tb-hidden" role="status">
        {open ? say('field.commune-found', { n: found.length }) : ''}
      </span>
    </div>
  )
}
