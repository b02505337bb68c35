import { useState } from 'react'
import { actorsWords } from '#features/actors/words.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { worldsWords } from '../words.ts'
import type { Chosen, ImportPreview } from './import-page.tsx'
import { RowSelect } from './row-select.tsx'

type ImportedActor = ImportPreview['actors'][number]
type ImportActorsProps = {
  readonly actors: readonly ImportedActor[]
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

const AT_ONCE = 50

/** Each actor of the file: the same as one of the list, a new one, or left out; doubts come first. */
export function ImportActors({ actors, chosen, onChange }: ImportActorsProps) {
  const say = useSay(worldsWords)
  const [most, setMost] = useState(AT_ONCE)
  const isDoubt = ({ matchId, doubts }: ImportedActor) => matchId === null && doubts.length > 0
  const doubts = actors.filter(isDoubt)
  const known = actors.filter(({ matchId }) => matchId !== null)
  const fresh = actors.filter((actor) => actor.matchId === null && !isDoubt(actor))
  const sorted = [...doubts, ...known, ...fresh]
  return (
    <Section
      title={say('import.actors')}
      lead={say('import.actors-lead', { known: known.length, fresh: fresh.length, doubts: doubts.length })}
    >
      <ul className="wo-lines wo-becoming" aria-label={say('import.actors')}>
        {sorted.slice(0, most).map((actor) => (
          <ActorLine
            key={actor.key}
            actor={actor}
            value={chosen[actor.key]}
            onChange={(value) => onChange({ ...chosen, [actor.key]: value })}
          />
        ))}
      </ul>
      {sorted.length > most && (
        <div className="tb-row">
          <Button look="second" onClick={() => setMost(most + 200)}>
            {say('import.more', { n: sorted.length - most })}
          </Button>
        </div>
      )}
    </Section>
  )
}

type ActorLineProps = {
  readonly actor: ImportedActor
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

function ActorLine({ actor, value, onChange }: ActorLineProps) {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  const { name, kind, matchId, matchName, doubts } = actor
  const isDoubt = matchId === null && doubts.length > 0
  const same = [
    ...(matchId && matchName ? [{ value: matchId, label: say('import.same', { name: matchName }) }] : []),
    ...doubts.map((doubt) => ({ value: doubt.id, label: say('import.same', { name: doubt.name }) })),
  ]
  return (
    <li className="wo-line">
      <span className="wo-line-name">
        {name}
        <span className="tb-soft">{sayActors(`kind.${kind}`)}</span>
      </span>
      <RowSelect
        label={say('import.becomes', { name })}
        none={isDoubt ? say('import.decide') : undefined}
        value={value ?? (isDoubt ? '' : (matchId ?? 'new'))}
        options={[
          ...same,
          { value: 'new', label: say('import.new-actor') },
          { value: 'skip', label: say('import.skip') },
        ]}
        onChange={onChange}
      />
    </li>
  )
}
