import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EVENT_STATES, type EventState, OPENNESS, type Openness } from '../domain/event.ts'
import type { Lever } from '../domain/lever.ts'
import { leverTexts } from '../domain/lever-catalogue.ts'
import { leversScreensWords, leversWords } from '../words.ts'

type Chosen = {
  readonly q: string
  readonly state: EventState | ''
  readonly openness: Openness | ''
  readonly lever: Lever | ''
}
const NOTHING: Chosen = { q: '', state: '', openness: '', lever: '' }

/** What the agenda is narrowed to; `asked` goes to the server as it is. */
export function useAgendaFilters() {
  const [chosen, setChosen] = useState(NOTHING)
  const { state, openness, lever } = chosen
  const q = chosen.q.trim()
  return {
    chosen,
    patch: (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change })),
    clear: () => setChosen(NOTHING),
    isFiltered: q !== '' || state !== '' || openness !== '' || lever !== '',
    asked: {
      ...(q ? { q } : {}),
      ...(state ? { state } : {}),
      ...(openness ? { openness } : {}),
      ...(lever ? { lever } : {}),
    },
  }
}

export type AgendaFiltering = ReturnType<typeof useAgendaFilters>

export function AgendaFilters({ filters }: { readonly filters: AgendaFiltering }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const { chosen, patch, clear, isFiltered } = filters
  const all = say('agenda.all')
  return (
    <search className="lv-filters tb-no-print" aria-label={say('agenda.filters')}>
      <TextField
        type="search"
        label={say('agenda.search')}
        value={chosen.q}
        maxLength={200}
        onChange={(q) => patch({ q })}
      />
      <SelectField
        label={say('agenda.state')}
        value={chosen.state}
        none={all}
        options={EVENT_STATES.map((value) => ({ value, label: code(`state.${value}`) }))}
        onChange={(state) => patch({ state })}
      />
      <SelectField
        label={say('agenda.openness')}
        value={chosen.openness}
        none={all}
        options={OPENNESS.map((value) => ({ value, label: code(`openness.${value}`) }))}
        onChange={(openness) => patch({ openness })}
      />
      <SelectField
        label={say('agenda.lever')}
        value={chosen.lever}
        none={all}
        options={leverTexts(lang).map(({ code: value, name }) => ({ value, label: name }))}
        onChange={(lever) => patch({ lever })}
      />
      {isFiltered && (
        <Button look="quiet" onClick={clear}>
          {say('agenda.clear')}
        </Button>
      )}
    </search>
  )
}
