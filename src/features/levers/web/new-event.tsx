import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { EVENT_KIND_NAMES, EVENT_KINDS, type EventKind } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { eventAddress } from './event-addresses.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type NewEventForm = { title: string; startsOn: string; kind: EventKind | ''; place: string }
const BLANK: NewEventForm = { title: '', startsOn: '', kind: '', place: '' }

/** An event in a line; its form says the level that it usually has. */
export function NewEvent({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const api = useLeversApi()
  const router = useRouter()
  const changed = useLeversChanged(here.territoryId)
  const draft = useDraft<NewEventForm>(`new-event:${here.territoryId}`, BLANK)
  const { title, startsOn, kind, place } = draft.value
  const adding = useMutation({
    mutationFn: () =>
      api.events.create({
        territoryId: here.territoryId,
        title: title.trim(),
        ...(startsOn ? { startsOn, state: startsOn < here.today ? 'held' : 'planned' } : {}),
        ...(kind ? { kind, level: EVENT_KINDS[kind] } : {}),
        place: place.trim(),
      }),
    onSuccess: async (event) => {
      draft.saved(BLANK)
      await changed()
      router.history.push(eventAddress(here, event.id))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() !== '' && !adding.isPending) adding.mutate()
  }
  return (
    <Section title={say('agenda.new')}>
      <form
        className="lv-box lv-quick lv-quick-event tb-no-print"
        noValidate
        aria-label={say('agenda.new')}
        onSubmit={submit}
      >
        <TextField
          label={say('event.title')}
          placeholder={say('agenda.new-example')}
          value={title}
          maxLength={200}
          onChange={(value) => draft.patch({ title: value })}
        />
        <SelectField
          label={say('event.kind')}
          optional
          value={kind}
          options={EVENT_KIND_NAMES.map((value) => ({ value, label: code(`kind.${value}`) }))}
          onChange={(value) => draft.patch({ kind: value })}
        />
        <DateField
          label={say('event.day')}
          optional
          value={startsOn}
          onChange={(value) => draft.patch({ startsOn: value })}
        />
        <TextField
          label={say('event.place')}
          optional
          value={place}
          maxLength={200}
          onChange={(value) => draft.patch({ place: value })}
        />
        <Button type="submit" busy={adding.isPending} disabled={title.trim() === ''}>
          {say('agenda.prepare')}
        </Button>
      </form>
      <ProblemNotice problem={adding.error} />
    </Section>
  )
}
