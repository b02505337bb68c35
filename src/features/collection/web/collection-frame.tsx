import './collection.css'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import type { Collection } from '../contract.ts'
import { COLLECTION_PARTS, type CollectionPart, collectionAddress } from './collection-addresses.ts'
import { useCollection, useCollectionScope } from './collection-api.ts'
import { type CollectionScope, useCollectionLive } from './collection-client.ts'
import { teamWords } from './team-words.ts'

/** What every page of one collection knows. */
export type CollectionHere = {
  readonly here: EvaluationHere
  readonly scope: CollectionScope
  readonly collection: Collection
}

type CollectionFrameProps = {
  /** Of the page, out of the title of the collection. */
  readonly title?: (collection: string) => string
  readonly lead?: ReactNode
  readonly acts?: (at: CollectionHere) => ReactNode
  readonly children: (at: CollectionHere) => ReactNode
}

/** A page of one collection: its neighbours, then its content. */
export function CollectionFrame({ title, lead, acts, children }: CollectionFrameProps) {
  const say = useSay(teamWords)
  const scope = useCollectionScope()
  const collection = useCollection(scope)
  useCollectionLive(scope.evaluationId)
  const name = collection.data?.title
  return (
    <EvaluationPage
      title={name === undefined ? say('list.title') : (title?.(name) ?? name)}
      lead={lead}
      acts={(here) => collection.data && acts?.({ here, scope, collection: collection.data })}
    >
      {(here) => (
        <>
          <Parts scope={scope} here={here} />
          <Loaded query={collection}>{(found) => <>{children({ here, scope, collection: found })}</>}</Loaded>
        </>
      )}
    </EvaluationPage>
  )
}

/** Answers are for those who work on them; readers see what they add up to. */
const mayOpen = (part: CollectionPart, { mayContribute }: EvaluationHere) =>
  mayContribute || part === '' || part === 'resultats'

function Parts({ scope, here }: { readonly scope: CollectionScope; readonly here: EvaluationHere }) {
  const say = useSay(teamWords)
  const pathname = useLocation().pathname
  const root = collectionAddress(scope, scope.collectionId)
  const parts = COLLECTION_PARTS.filter((part) => mayOpen(part, here)).map((part) => {
    const to = collectionAddress(scope, scope.collectionId, part)
    const isHere =
      pathname === to ||
      (to !== root && pathname.startsWith(`${to}/`)) ||
      (part === 'reponses' && pathname === `${root}/importer`)
    return { label: say(part === '' ? 'part.led' : `part.${part}`), to, here: isHere }
  })
  const all = { label: say('parts.all'), to: collectionAddress(scope), here: false }
  return <PartsNav label={say('parts.label')} items={[all, ...parts]} />
}
