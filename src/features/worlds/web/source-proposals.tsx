import { useState } from 'react'
import { type ActorKind, LISTED_ACTOR_KINDS } from '#features/actors/domain/actor.ts'
import { useActorsApi } from '#features/actors/web/actors-api.ts'
import { actorsWords } from '#features/actors/words.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { SourceRecord } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { RowSelect } from './row-select.tsx'
import { useWorldsApi } from './worlds-api.ts'

type SourceProposalsProps = { readonly here: NetworkHere; readonly source: SourceRecord }

/** Names that an actor gave and that nobody on the list bears: taken onto the list, or left. */
export function SourceProposals({ here, source }: SourceProposalsProps) {
  const say = useSay(worldsWords)
  return (
    <div className="wo-proposals">
      <p className="wo-label">{say('proposals.title')}</p>
      <ul className="wo-lines">
        {source.proposals.map((name) => (
          <Proposal key={name} here={here} source={source} name={name} />
        ))}
      </ul>
    </div>
  )
}

function Proposal({ here, source, name }: SourceProposalsProps & { readonly name: string }) {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  const api = useWorldsApi()
  const actors = useActorsApi()
  const { territoryId } = here
  const acts = useRecordActs(territoryId)
  const [kind, setKind] = useState<ActorKind>('other')
  const settle = () =>
    api.sources.update({
      territoryId,
      id: source.id,
      version: source.version,
      values: { proposals: source.proposals.filter((each) => each !== name) },
    })
  return (
    <li className="wo-line">
      <span className="wo-line-name">{name}</span>
      <RowSelect
        label={say('interview.new-kind', { name })}
        value={kind}
        options={LISTED_ACTOR_KINDS.map((value) => ({ value, label: sayActors(`kind.${value}`) }))}
        onChange={setKind}
      />
      <Button
        look="second"
        onClick={() =>
          void acts.run(async () => {
            await actors.actors.create({ territoryId, name, kind })
            await settle()
          })
        }
      >
        {say('proposals.take')}
      </Button>
      <Button look="quiet" onClick={() => void acts.run(settle)}>
        {say('proposals.leave')}
      </Button>
    </li>
  )
}
