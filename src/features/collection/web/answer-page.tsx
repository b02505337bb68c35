import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { CollectionAnswer } from '../contract.ts'
import { AnswerActs } from './answer-acts.tsx'
import { AnswerCorrection } from './answer-correction.tsx'
import { AnswerReading } from './answer-reading.tsx'
import { collectionAddress } from './collection-addresses.ts'
import { useCompiledVersion } from './collection-api.ts'
import { collectionKey, useCollectionApi } from './collection-client.ts'
import { CollectionFrame, type CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** One answer: read in words, corrected with a reason, deleted. */
export function AnswerPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame title={(title) => say('answer.title', { title })}>
      {(at) => <OneAnswer {...at} />}
    </CollectionFrame>
  )
}

function OneAnswer(at: CollectionHere) {
  const { scope } = at
  const api = useCollectionApi()
  const id = usePathParam('answerId')
  const answer = useQuery({
    queryKey: [...collectionKey(scope), 'answer', id],
    queryFn: () => api.answers.get({ ...scope, id }),
  })
  return <Loaded query={answer}>{(found) => <AnswerContent at={at} answer={found} key={found.id} />}</Loaded>
}

type AnswerContentProps = { readonly at: CollectionHere; readonly answer: CollectionAnswer }

function AnswerContent({ at, answer }: AnswerContentProps) {
  const { here, scope, collection } = at
  const say = useSay(teamWords)
  const [isCorrecting, setCorrecting] = useState(false)
  const version = useCompiledVersion(scope, collection.questionnaireId, answer.versionId)
  return (
    <>
      <p>
        <LinkTo to={collectionAddress(scope, scope.collectionId, 'reponses')}>{say('answer.all')}</LinkTo>
      </p>
      <Loaded query={version}>
        {(compiled) =>
          isCorrecting ? (
            <AnswerCorrection
              at={at}
              answer={answer}
              compiled={compiled}
              onClose={() => setCorrecting(false)}
            />
          ) : (
            <>
              {here.mayWrite && <AnswerActs at={at} answer={answer} onCorrect={() => setCorrecting(true)} />}
              <AnswerReading at={at} answer={answer} compiled={compiled} />
            </>
          )
        }
      </Loaded>
    </>
  )
}
