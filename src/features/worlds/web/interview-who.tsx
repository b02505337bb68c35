import { type ActorKind, LISTED_ACTOR_KINDS } from '#features/actors/domain/actor.ts'
import { actorsWords } from '#features/actors/words.ts'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { NamedActor } from '../domain/interview.ts'
import { worldsWords } from '../words.ts'
import type { DoneInterview } from './interview-series.ts'
import { PickField } from './pick-field.tsx'
import type { KnownActors } from './queued-actors.ts'
import { RowSelect } from './row-select.tsx'

type InterviewWhoProps = {
  readonly actors: KnownActors
  readonly who: NamedActor | null
  readonly done: readonly DoneInterview[]
  readonly onPick: (ref: string) => void
  readonly onNew: (name: string) => void
  readonly onKind: (kind: ActorKind) => void
}

const MOST_UNSEEN = 6

/** Who is asked: one of the list, or a new one in place; beside, those of whom nothing is known yet. */
export function InterviewWho({ actors, who, done, onPick, onNew, onKind }: InterviewWhoProps) {
  const say = useSay(worldsWords)
  const seen = new Set(done.map(({ id }) => id))
  const next = actors.unseen.filter(({ id }) => !seen.has(id)).slice(0, MOST_UNSEEN)
  return (
    <div className="tb-stack">
      <div className="wo-pair">
        <PickField
          label={say('interview.who')}
          help={say('interview.who-help')}
          placeholder={say('interview.who-placeholder')}
          options={actors.options}
          value={who?.name ?? ''}
          onPick={onPick}
          onNew={onNew}
        />
        {who && who.newKind !== null && <NewKindField actor={who} onChange={onKind} />}
      </div>
      {!who && next.length > 0 && (
        <div className="wo-offers">
          <p className="wo-label" id="wo-unseen">
            {say('interview.unseen', { n: actors.unseen.length })}
          </p>
          <ul aria-labelledby="wo-unseen">
            {next.map(({ id, label }) => (
              <li key={id}>
                <button type="button" className="wo-chip" onClick={() => onPick(id)}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type NewKindFieldProps = {
  readonly actor: NamedActor
  readonly onChange: (kind: ActorKind) => void
}

/** The same within a line that names it. */
export function NewKindSelect({ actor, onChange }: NewKindFieldProps) {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  return (
    <RowSelect
      label={say('interview.new-kind', { name: actor.name })}
      value={actor.newKind ?? ''}
      options={LISTED_ACTOR_KINDS.map((kind) => ({ value: kind, label: sayActors(`kind.${kind}`) }))}
      onChange={onChange}
    />
  )
}

/** What a new organisation does; a person is entered under a notice, elsewhere. */
export function NewKindField({ actor, onChange }: NewKindFieldProps) {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  return (
    <SelectField
      label={say('interview.new-kind', { name: actor.name })}
      help={say('interview.person-help')}
      value={actor.newKind ?? ''}
      options={LISTED_ACTOR_KINDS.map((kind) => ({ value: kind, label: sayActors(`kind.${kind}`) }))}
      onChange={(kind) => kind !== '' && onChange(kind)}
    />
  )
}
