import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useArrowKeys } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Area, TerritorySelection } from '../domain/territory.ts'
import { territoriesWords } from '../words.ts'
import { sayPeople } from './people-count.ts'
import { type AreaFound, useTerritoriesApi } from './territories-api.ts'

/** What was typed, once the typing rests: a request a word, not a letter. */
function useSettled(text: string, delayMs: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delayMs)
    return () => clearTimeout(timer)
  }, [text, delayMs])
  return settled
}

type AreaSearchProps = {
  readonly selection: TerritorySelection
  readonly onInclude: (area: Area) => void
  readonly onExclude: (area: Area) => void
}

/** Search by name or code; Enter takes the first, arrows walk the rest. */
export function AreaSearch({ selection, onInclude, onExclude }: AreaSearchProps) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useArrowKeys(box)
  const q = useSettled(text.trim(), 120)
  const found = useQuery({
    queryKey: ['territories', 'areas', q],
    queryFn: () => api.areas({ q, limit: 8 }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const hits = text.trim().length > 1 ? (found.data?.items ?? []) : []
  const fresh = q === text.trim() && !found.isPlaceholderData
  const take = (area: AreaFound, act: (area: Area) => void) => {
    act({ kind: area.kind, code: area.code })
    setText('')
    box.current?.querySelector('input')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return
    const first = hits[0]
    if (event.key === 'Enter') {
      event.preventDefault()
      if (first && fresh) take(first, onInclude)
    } else if (event.key === 'ArrowDown' && first) {
      event.preventDefault()
      list.current?.querySelector('button')?.focus()
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      setText('')
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field inside
    <div ref={box} className="terr-search" onKeyDown={onKeyDown}>
      <TextField
        type="search"
        label={say('search.label')}
        help={say('search.help')}
        placeholder={say('search.example')}
        autoComplete="off"
        value={text}
        onChange={setText}
      />
      <ProblemNotice problem={found.error} />
      <p className="tb-hidden" role="status">
        {q.length > 1 && fresh ? say('search.found', { n: hits.length }) : ''}
      </p>
      {hits.length > 0 && (
        <ul ref={list} className="terr-hits" aria-label={say('search.hits')}>
          {hits.map((hit) => (
            <Hit
              key={`${hit.kind}${hit.code}${hit.via ?? ''}`}
              hit={hit}
              included={holds(selection.include, hit)}
              excluded={holds(selection.exclude, hit)}
              mayExclude={selection.include.length > 0}
              onInclude={() => take(hit, onInclude)}
              onExclude={() => take(hit, onExclude)}
            />
          ))}
        </ul>
      )}
      {q.length > 1 && fresh && found.isSuccess && hits.length === 0 && (
        <p className="tb-soft">{say('search.none', { q })}</p>
      )}
    </div>
  )
}

function holds(areas: readonly Area[], { kind, code }: Area): boolean {
  return areas.some((area) => area.kind === kind && area.code === code)
}

type HitProps = {
  readonly hit: AreaFound
  readonly included: boolean
  readonly excluded: boolean
  readonly mayExclude: boolean
  readonly onInclude: () => void
  readonly onExclude: () => void
}

function Hit({ hit, included, excluded, mayExclude, onInclude, onExclude }: HitProps) {
  const say = useSay(territoriesWords)
  const people = { known: hit.population, counted: 0, missing: hit.populationMissing }
  const facts = [
    say(`area.${hit.kind}`),
    hit.departement ? `${hit.departement.name} (${hit.departement.code})` : undefined,
    hit.kind === 'commune' ? undefined : say('communes', { n: hit.communeCount }),
    sayPeople(people, say),
    hit.via === null ? undefined : say('search.via', { via: hit.via }),
  ]
  return (
    <li>
      <span className="terr-hit-words">
        <strong>{hit.name}</strong>
        <span className="tb-soft">{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
      </span>
      <span className="terr-hit-acts">
        {included ? (
          <span className="terr-taken">
            <SignIcon sign="check" size={16} /> {say('search.taken')}
          </span>
        ) : (
          <Button look="second" onClick={onInclude} aria-label={say('search.add-name', { name: hit.name })}>
            {say('search.add')}
          </Button>
        )}
        {mayExclude && !included && !excluded && (
          <Button look="quiet" onClick={onExclude} aria-label={say('search.leave-name', { name: hit.name })}>
            {say('search.leave')}
          </Button>
        )}
      </span>
    </li>
  )
}
