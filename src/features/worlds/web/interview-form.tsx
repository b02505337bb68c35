import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { beginInterview, EMPTY_INTERVIEW, type Interview, writeInterview } from '../domain/interview.ts'
import { worldsWords } from '../words.ts'
import type { EnteredSource, EntryQueue } from './entry-queue.ts'
import { InterviewActions } from './interview-actions.tsx'
import type { InterviewSeries } from './interview-series.ts'
import { InterviewWho } from './interview-who.tsx'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'
import { useKnownActors } from './queued-actors.ts'
import { TieRows } from './tie-rows.tsx'
import { WorldChips } from './world-chips.tsx'

type InterviewFormProps = {
  readonly here: NetworkHere
  readonly network: NetworkRead['data']
  readonly series: InterviewSeries
  readonly queue: EntryQueue
  readonly onEnter: (input: Omit<EnteredSource, 'territoryId' | 'kind'>, form: Interview) => void
}

/** One actor: chosen or written down, its answers, and on to the next. Everything from the keyboard. */
export function InterviewForm({ here, network, series, queue, onEnter }: InterviewFormProps) {
  const say = useSay(worldsWords)
  const box = useRef<HTMLDivElement>(null)
  const draft = useDraft<Interview>(`interview:${here.territoryId}`, EMPTY_INTERVIEW)
  const { value, patch, set, saved } = draft
  const actors = useKnownActors(network, queue, value)
  const [query, setQuery] = useAddressQuery()
  const { acteur: asked } = query
  const focusWho = () => box.current?.querySelector<HTMLInputElement>('[role=combobox]')?.focus()

  const begin = (ref: string) => {
    const named = actors.named(ref)
    if (named) set({ ...beginInterview(network, named, here.today, Date.now()), notes: value.notes })
  }
  useEffect(() => {
    if (asked === undefined) return
    setQuery({ acteur: undefined })
    begin(asked)
  })
  const who = value.who
  const isComplete = who !== null && series.title.trim() !== '' && series.heldOn !== ''
  const save = () => {
    const entry = writeInterview(value)
    if (!entry || !who || !isComplete) return
    onEnter(
      {
        id: newId(),
        title: `${series.title.trim()} – ${who.name}`.slice(0, 200),
        heldOn: series.heldOn,
        text: value.notes,
        actorId: who.newKind === null ? who.ref : null,
        entry,
      },
      value,
    )
    series.add({
      id: who.ref,
      name: who.name,
      seconds: Math.max(1, Math.round((Date.now() - value.startedAt) / 1000)),
    })
    saved(EMPTY_INTERVIEW)
    focusWho()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one key more for what its button does
    <div ref={box} className="wo-interview" onKeyDown={onKeyDown}>
      <DraftFound draft={draft} />
      <InterviewWho
        actors={actors}
        who={who}
        done={series.done}
        onPick={begin}
        onNew={(name) => set({ ...EMPTY_INTERVIEW, who: actors.make(name), startedAt: Date.now() })}
        onKind={(newKind) => who && patch({ who: { ...who, newKind } })}
      />
      {who && (
        <>
          {Object.keys(value.known.memberships).length + value.ties.length > 0 && (
            <p className="tb-soft">{say('interview.known')}</p>
          )}
          <Question n={1} title={say('interview.question-actions')}>
            <InterviewActions
              network={network}
              actions={value.actions}
              onChange={(actions) => patch({ actions })}
            />
          </Question>
          <Question n={2} title={say('interview.question-worlds')}>
            <WorldChips
              label={say('interview.worlds')}
              help={say('interview.worlds-help')}
              worlds={network.worlds}
              grades={value.worlds}
              onChange={(worlds) => patch({ worlds })}
            />
          </Question>
          <Question n={3} title={say('interview.question-others')}>
            <TieRows actors={actors} me={who} ties={value.ties} onChange={(ties) => patch({ ties })} />
            <WorldChips
              label={say('interview.contacts')}
              help={say('interview.contacts-help')}
              worlds={network.worlds.filter(({ id }) => !(id in value.worlds))}
              grades={value.contacts}
              onChange={(contacts) => patch({ contacts })}
            />
          </Question>
          <TextField
            label={say('interview.notes')}
            help={say('interview.notes-help')}
            optional
            lines={2}
            maxLength={20_000}
            value={value.notes}
            onChange={(notes) => patch({ notes })}
          />
          <div className="wo-next">
            <Button onClick={save} disabled={!isComplete}>
              {say('interview.save')}
            </Button>
            <span className="tb-soft wo-keys">
              <kbd>Ctrl</kbd> + <kbd>{say('interview.enter-key')}</kbd>
            </span>
            <Button
              look="quiet"
              onClick={() => {
                saved(EMPTY_INTERVIEW)
                focusWho()
              }}
            >
              {say('interview.skip')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

type QuestionProps = { readonly n: number; readonly title: string; readonly children: ReactNode }

function Question({ n, title, children }: QuestionProps) {
  return (
    <section className="wo-question" aria-label={title}>
      <h2>
        <span aria-hidden="true">{n}</span> {title}
      </h2>
      {children}
    </section>
  )
}
