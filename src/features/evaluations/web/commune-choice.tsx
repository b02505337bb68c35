import './perimeter.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { foldText } from '#kernel/text-measure.ts'
import { Button } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { type EvaluationsSay, evaluationsWords } from '../words.ts'
import { useTerritoriesApi } from './evaluations-api.ts'

type CommuneChoiceProps = {
  readonly territoryId: string
  /** Codes of communes. */
  readonly chosen: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}

type Commune = { readonly code: string; readonly name: string | null }

const PAGE = 200
/** As many as are read by name; the largest region has some 4,400. */
const MOST_PAGES = 25
/** Rows drawn at once: the search narrows the rest. */
const MOST_SHOWN = 100
const NAMED_AT_MOST = 8

/** The communes concerned, among those of the territory: all of them by one press, or some by name. */
export function CommuneChoice({ territoryId, chosen, onChange }: CommuneChoiceProps) {
  const say = useSay(evaluationsWords)
  const communes = useCommunes(territoryId)
  return (
    <div className="tb-stack">
      <div>
        <p className="ev-label">{say('field.communes')}</p>
        <p className="tb-soft">{say('field-help.communes')}</p>
      </div>
      <Loaded query={communes}>
        {(all) => <CommunePicker all={all} chosen={chosen} onChange={onChange} />}
      </Loaded>
    </div>
  )
}

function useCommunes(territoryId: string) {
  const api = useTerritoriesApi()
  return useQuery({
    queryKey: ['territories', territoryId, 'all-communes'],
    staleTime: 300_000,
    queryFn: async () => {
      const all: Commune[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { items, next } = await api.communes({
          territoryId,
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        })
        all.push(...items)
        if (next === null) break
        cursor = next
      }
      return all
    },
  })
}

type CommunePickerProps = Omit<CommuneChoiceProps, 'territoryId'> & { readonly all: readonly Commune[] }

function CommunePicker({ all, chosen, onChange }: CommunePickerProps) {
  const say = useSay(evaluationsWords)
  const [search, setSearch] = useState('')
  const wanted = foldText(search.trim())
  const found = all.filter(
    ({ code, name }) => code.startsWith(wanted) || foldText(name ?? '').includes(wanted),
  )
  const shown = found.slice(0, MOST_SHOWN)
  const chosenHere = new Set(chosen)
  const setShown = (values: readonly string[]) => {
    const kept = chosen.filter((code) => !shown.some((commune) => commune.code === code))
    onChange([...kept, ...values].sort())
  }
  return (
    <>
      <p aria-live="polite">{describeChoice(all, chosen, say)}</p>
      <div className="tb-row">
        <Button look="second" onClick={() => onChange(all.map(({ code }) => code))}>
          {say('communes.all', { n: all.length })}
        </Button>
        {chosen.length > 0 && (
          <Button look="quiet" onClick={() => onChange([])}>
            {say('communes.none')}
          </Button>
        )}
      </div>
      <Disclosure title={say('communes.some')}>
        <div className="tb-stack">
          <TextField
            label={say('communes.search')}
            type="search"
            autoComplete="off"
            value={search}
            onChange={setSearch}
          />
          <div className="ev-communes">
            <ManyChoices
              label={say('communes.found', { n: found.length })}
              values={shown.filter(({ code }) => chosenHere.has(code)).map(({ code }) => code)}
              onChange={setShown}
              choices={shown.map(({ code, name }) => ({ value: code, label: name ?? code }))}
            />
          </div>
          {found.length > shown.length && (
            <p className="tb-soft">{say('communes.narrow', { n: MOST_SHOWN })}</p>
          )}
        </div>
      </Disclosure>
    </>
  )
}

function describeChoice(all: readonly Commune[], chosen: readonly string[], say: EvaluationsSay): string {
  if (chosen.length === 0) return say('communes.nobody')
  const nameByCode = new Map(all.map(({ code, name }) => [code, name ?? code]))
  const isWhole = all.length > 0 && all.every(({ code }) => chosen.includes(code))
  if (isWhole) return say('communes.whole', { n: chosen.length })
  const names = chosen.slice(0, NAMED_AT_MOST).map((code) => nameByCode.get(code) ?? code)
  const list = names.join(', ') + (chosen.length > NAMED_AT_MOST ? '…' : '')
  return say('communes.list', { n: chosen.length, all: all.length, list })
}
