import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { codingScreensWords } from '../words.ts'
import { useCodebook, useCodingText, useSources } from './coding-api.ts'
import { CodingDesk } from './coding-desk.tsx'
import { CodingFrame } from './coding-frame.tsx'
import { AddSource, SourceBar } from './source-bar.tsx'

/** Codes, the text, the passage. */
export function CodingPage() {
  return <CodingFrame page="">{(here) => <Coding here={here} />}</CodingFrame>
}

function Coding({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const sources = useSources(scope)
  const [query, setQuery] = useAddressQuery()
  const [adding, setAdding] = useState(false)
  const open = (texte: string) => setQuery({ texte, a: undefined })
  return (
    <Loaded query={sources}>
      {(all) => {
        const current = all.find(({ id }) => id === query.texte) ?? all[0]
        return (
          <>
            {current ? (
              <>
                <SourceBar sources={all} current={current.id} onSource={open} onAdd={() => setAdding(true)} />
                <OpenText
                  key={current.id}
                  here={here}
                  id={current.id}
                  place={query.a === undefined ? undefined : Number(query.a)}
                />
              </>
            ) : (
              <EmptyState
                level={2}
                title={say('empty')}
                act={<Button onClick={() => setAdding(true)}>{say('source.add')}</Button>}
              >
                {say('empty-lead')}
              </EmptyState>
            )}
            {adding && (
              <AddSource
                scope={scope}
                onClose={() => setAdding(false)}
                onMade={(id) => {
                  setAdding(false)
                  open(id)
                }}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

type OpenProps = { readonly here: EvaluationHere; readonly id: string; readonly place: number | undefined }

function OpenText({ here, id, place }: OpenProps) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const text = useCodingText(scope, id)
  const codebook = useCodebook(scope)
  return (
    <Loaded query={text}>
      {(source) => (
        <Loaded query={codebook}>
          {({ codes, coders }) => (
            <CodingDesk here={here} source={source} codes={codes} coders={coders} place={place} />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
