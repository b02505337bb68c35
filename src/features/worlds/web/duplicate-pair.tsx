import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { actorsWords } from '#features/actors/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import { actorNetworkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type Pair = Awaited<ReturnType<ReturnType<typeof useWorldsApi>['duplicates']['list']>>['items'][number]
type Entry = Pair['a']

type DuplicatePairProps = {
  readonly here: NetworkHere
  readonly pair: Pair
  readonly onTwo: () => void
}

/** The better known of the two is kept unless told; the name that stays can be either, or another. */
export function DuplicatePair({ here, pair, onTwo }: DuplicatePairProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const undoToast = useUndoToast()
  const changed = useNetworkChanged(here.territoryId)
  const { territoryId } = here
  const group = useId()
  const { a, b } = pair
  const [keptId, setKept] = useState(b.ties > a.ties ? b.id : a.id)
  const [kept, merged] = keptId === a.id ? [a, b] : [b, a]
  const [name, setName] = useState<string>()
  const merging = useMutation({
    mutationFn: () =>
      api.duplicates.merge({
        territoryId,
        keptId: kept.id,
        mergedId: merged.id,
        ...(name?.trim() ? { name: name.trim() } : {}),
      }),
    onSuccess: ({ id, moved }) => {
      undoToast(say('duplicates.merged', { name: name ?? kept.name, n: moved }), () =>
        api.duplicates.undo({ territoryId, id }).then(changed),
      )
      return changed()
    },
  })
  return (
    <li className="wo-duplicate">
      <p className="tb-row">
        {pair.why.map((why) => (
          <Pill key={why}>{say(`duplicate-why.${why}` as 'duplicate-why.same-name')}</Pill>
        ))}
      </p>
      <fieldset className="wo-two">
        <legend className="tb-hidden">{say('duplicates.keep')}</legend>
        {[a, b].map((entry) => (
          <label key={entry.id} className="tb-choice">
            <input
              type="radio"
              name={group}
              checked={entry.id === keptId}
              onChange={() => setKept(entry.id)}
            />
            <EntryWords here={here} entry={entry} isKept={entry.id === keptId} />
          </label>
        ))}
      </fieldset>
      <div className="wo-merge">
        <TextField
          label={say('duplicates.name')}
          value={name ?? kept.name}
          maxLength={200}
          onChange={setName}
        />
        <Button look="second" busy={merging.isPending} onClick={() => merging.mutate()}>
          {say('duplicates.merge')}
          <span className="tb-hidden"> ({`${kept.name}, ${merged.name}`})</span>
        </Button>
        <Button look="quiet" onClick={onTwo}>
          {say('duplicates.two')}
          <span className="tb-hidden"> ({`${a.name}, ${b.name}`})</span>
        </Button>
      </div>
      <ProblemNotice problem={merging.error} />
    </li>
  )
}

type EntryWordsProps = { readonly here: NetworkHere; readonly entry: Entry; readonly isKept: boolean }

function EntryWords({ here, entry, isKept }: EntryWordsProps) {
  const say = useSay(worldsWords)
  const sayActors = useSay(actorsWords)
  const { id, name, kind, communeCode, ties, worlds } = entry
  return (
    <span className="wo-entry">
      <strong>{name}</strong>
      <span className="tb-soft">
        {sayActors(`kind.${kind}`)}
        {communeCode && ` · ${communeCode}`} · {say('duplicates.ties', { n: ties })}
      </span>
      {worlds.length > 0 && <span className="tb-soft">{worlds.join(', ')}</span>}
      <LinkTo to={actorNetworkAddress(here.territoryId, id)}>{say('duplicates.open')}</LinkTo>
      <span className="wo-kept">{isKept ? say('duplicates.kept') : ''}</span>
    </span>
  )
}
