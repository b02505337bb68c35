import './actors.css'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ACTOR_KINDS, type ActorKind } from '../domain/actor.ts'
import { actorsWords } from '../words.ts'
import { useActorsApi, useActorsChanged } from './actors-api.ts'
import { type ChosenCommune, CommuneField } from './commune-field.tsx'

type NewActor = {
  readonly name: string
  readonly kind: ActorKind | ''
  readonly commune: ChosenCommune | null
}

const EMPTY: NewActor = { name: '', kind: '', commune: null }

/** One line an organisation: a dozen are written in a few minutes. Kind and commune stay for the next one. */
export function QuickAdd({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  const changed = useActorsChanged(territoryId)
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(`actor:new:${territoryId}`, EMPTY)
  const [asked, setAsked] = useState(false)
  const [added, setAdded] = useState<string>()
  const { name, kind, commune } = draft.value
  const add = useMutation({
    mutationFn: (input: { name: string; kind: ActorKind }) =>
      api.actors.create({ territoryId, ...input, communeCode: commune?.code ?? null }),
    onSuccess: (made) => {
      draft.saved({ name: '', kind, commune })
      setAsked(false)
      setAdded(made.name)
      form.current?.querySelector('input')?.focus()
      return changed()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() !== '' && kind !== '' && !add.isPending) add.mutate({ name: name.trim(), kind })
  }
  return (
    <form ref={form} className="ac-quick" noValidate onSubmit={submit} aria-label={say('quick.title')}>
      <TextField
        label={say('field.name')}
        value={name}
        maxLength={200}
        autoComplete="off"
        error={asked && name.trim() === '' ? say('problem.actors.name-missing') : undefined}
        onChange={(next) => draft.patch({ name: next })}
      />
      <SelectField
        label={say('field.kind')}
        value={kind}
        options={ACTOR_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        error={asked && kind === '' ? say('field.kind-missing') : undefined}
        onChange={(next) => draft.patch({ kind: next })}
      />
      <CommuneField
        territoryId={territoryId}
        label={say('field.commune')}
        optional
        value={commune}
        onChange={(next) => draft.patch({ commune: next })}
      />
      <Button type="submit" busy={add.isPending} icon={<SignIcon sign="plus" />}>
        {say('quick.add')}
      </Button>
      <ProblemNotice problem={add.error} />
      <p className="ac-added" role="status">
        {added !== undefined && say('quick.added', { name: added })}
      </p>
    </form>
  )
}
