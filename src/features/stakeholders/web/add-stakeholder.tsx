import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useDeferredValue, useRef } from 'react'
import { actorsKey, useActorsApi } from '#features/actors/web/actors-api.ts'
import { foldText } from '#kernel/text-measure.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useArrowKeys, useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { looksLikePerson } from '../domain/person-name.ts'
import { STAKEHOLDER_KINDS, type StakeholderKind } from '../domain/stakeholder.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { noticeAddress } from './stakeholders-addresses.ts'
import { useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

const MOST_OFFERED = 6
const EMPTY: { readonly name: string; readonly kind: StakeholderKind } = { name: '', kind: 'organisation' }

type Added = { readonly name: string; readonly actorId?: string; readonly kind?: StakeholderKind }

/** One field: organisations of the territory are offered as one types, or the name is taken as it is. */
export function AddStakeholder({ here }: { readonly here: StakeholdersHere }) {
  const { all } = here
  const router = useRouter()
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
    onSuccess: async (record) => {
      draft.saved(EMPTY)
      if (record.kind === 'person') {
        await refresh()
        router.history.push(noticeAddress(here, record.id))
        return
      }
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
    const { kind } = draft.value
    add(same && kind !== 'person' ? { name: same.name, actorId: same.id } : { name, kind })
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
      {looksLikePerson(name) && draft.value.kind !== 'person' && <Advice>{say('add.person')}</Advice>}
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
      {name !== '' && (
        <Choices
          label={say('sheet.kind')}
          row
          value={draft.value.kind}
          onChange={(kind) => draft.patch({ kind })}
          choices={STAKEHOLDER_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        />
      )}
      {draft.value.kind === 'person' && (
        <Advice>
          <p>{say('person.asks')}</p>
          <p>{say('person.cnil')}</p>
        </Advice>
      )}
      <p className="tb-hidden" role="status">
        {name !== '' && say('add.found', { n: found.length })}
      </p>
      <div className="tb-row">
        <Button type="submit" busy={adding.isPending} disabled={name === '' || isThere}>
          {say(draft.value.kind === 'person' ? 'add.add-person' : 'add.add')}
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
