import { useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef } from 'react'
import { actorsKey, useActorsApi } from '#features/actors/web/actors-api.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { foldText } from '#kernel/text-measure.ts'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useArrowKeys, useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { looksLikePerson } from '../domain/person-name.ts'
import { stakeholdersWords } from '../words.ts'
import { type Rated, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'

const MOST_OFFERED = 6
const EMPTY = { name: '' }

type AddStakeholderProps = { readonly here: EvaluationHere; readonly all: readonly Rated[] }
type Added = { readonly name: string; readonly actorId?: string }

/** One field: organisations of the territory are offered as one types, or the name is taken as it is. */
export function AddStakeholder({ here, all }: AddStakeholderProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const draft = useDraft(`stakeholder:new:${here.evaluation.id}`, EMPTY)
  const box = useRef<HTMLFormElement>(null)
  const offers = useRef<HTMLUListElement>(null)
  useArrowKeys(box)
  const focusField = () => box.current?.querySelector('input')?.focus()
  useShortcut('n', say('add.title'), focusField)
  const name = draft.value.name.trim()
  const found = useOfferedActors(here.territoryId, name, all)
  const adding = useMutation({
    mutationFn: (added: Added) =>
      api.stakeholders.create({ territoryId: here.territoryId, evaluationId: here.evaluation.id, ...added }),
    onSuccess: async () => {
      draft.saved(EMPTY)
      focusField()
      await refresh()
    },
  })
  const isThere = all.some((each) => foldText(each.name) === foldText(name))
  const add = (added: Added) => {
    if (!adding.isPending) adding.mutate(added)
  }
  const submit = () => {
    if (name === '' || isThere) return
    const same = found.find((actor) => foldText(actor.name) === foldText(name))
    add(same ? { name: same.name, actorId: same.id } : { name })
  }
  return (
    <form
      ref={box}
      className="sh-add"
      aria-label={say('add.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        offers.current?.querySelector('button')?.focus()
      }}
    >
      <DraftFound draft={draft} />
      <TextField
        label={say('add.label')}
        help={say('add.help')}
        value={draft.value.name}
        maxLength={200}
        autoComplete="off"
        onChange={(next) => draft.patch({ name: next })}
        error={isThere ? say('add.already') : undefined}
      />
      {looksLikePerson(name) && <Advice>{say('add.person')}</Advice>}
      {found.length > 0 && (
        <ul ref={offers} className="sh-offers" aria-label={say('add.offers')}>
          {found.map((actor) => (
            <li key={actor.id}>
              <button type="button" onClick={() => add({ name: actor.name, actorId: actor.id })}>
                <SignIcon sign="plus" size={16} />
                {actor.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="tb-hidden" role="status">
        {name !== '' && say('add.found', { n: found.length })}
      </p>
      <div className="tb-row">
        <Button type="submit" busy={adding.isPending} disabled={name === '' || isThere}>
          {say('add.add')}
        </Button>
      </div>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}

/** Organisations that answer to what is typed and are not chosen yet; without a word, the first few. */
function useOfferedActors(territoryId: string, typed: string, all: readonly Rated[]) {
  const api = useActorsApi()
  const q = useDeferredValue(typed)
  const query = useQuery({
    queryKey: [...actorsKey(territoryId), 'offered', q],
    queryFn: () =>
      api.actors.list({
        territoryId,
        limit: MOST_OFFERED + Math.min(all.length, 100),
        ...(q === '' ? {} : { q }),
      }),
    placeholderData: (before) => before,
    staleTime: 30_000,
  })
  const chosen = new Set(all.map((each) => each.record.actorId))
  const named = new Set(all.map((each) => foldText(each.name)))
  return (query.data?.items ?? [])
    .filter((actor) => !chosen.has(actor.id) && !named.has(foldText(actor.name)))
    .slice(0, MOST_OFFERED)
}
