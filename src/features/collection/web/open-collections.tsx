import './open-collections.css'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { Collection } from '../contract.ts'
import { collectionAddress } from './collection-addresses.ts'
import { useCollectionLive, useCollections } from './collection-client.ts'
import { teamWords } from './team-words.ts'

/** At the top of an evaluation: collections that receive answers now, and those that only wait to be opened. */
export function OpenCollections({ here }: { readonly here: EvaluationHere }) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const collections = useCollections(scope).data ?? []
  useCollectionLive(scope.evaluationId)
  const told = collections.filter(({ state }) => state === 'open' || (state === 'draft' && here.mayWrite))
  return told.map((collection) => <OpenCollection key={collection.id} here={here} collection={collection} />)
}

type OpenCollectionProps = { readonly here: EvaluationHere; readonly collection: Collection }

function OpenCollection({ here, collection }: OpenCollectionProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { id, title, state, received, closesOn } = collection
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const isOpen = state === 'open'
  return (
    <div className="co-open" data-state={state}>
      <p>
        <strong>{say(isOpen ? 'overview.open' : 'overview.draft', { title })}</strong>
        {isOpen && <> · {say('count.received', { n: received })}</>}
        {isOpen && closesOn && <> · {say('closing.will', { day: formatDay(closesOn, lang) })}</>}
      </p>
      <LinkButton look="second" to={collectionAddress(scope, id)}>
        {say(isOpen ? 'overview.go' : 'overview.to-open')}
      </LinkButton>
    </div>
  )
}
