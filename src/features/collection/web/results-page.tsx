import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded } from '#platform/web/page.tsx'
import { HIDDEN_BELOW } from '../domain/collection.ts'
import { useCompiledVersion, useGroups } from './collection-api.ts'
import { collectionKey, useCollectionApi } from './collection-client.ts'
import { CollectionFrame, type CollectionHere } from './collection-frame.tsx'
import { ResultQuestion } from './result-question.tsx'
import { teamWords } from './team-words.ts'

/** What was answered, question by question; nothing of fewer than five people. */
export function ResultsPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame title={(title) => say('results.title', { title })} lead={say('results.lead')}>
      {(at) => <Results {...at} />}
    </CollectionFrame>
  )
}

function Results({ scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const groups = useGroups(scope).data ?? []
  const [groupId, setGroupId] = useState('')
  const results = useQuery({
    queryKey: [...collectionKey(scope), 'results', groupId],
    queryFn: () => api.results({ ...scope, ...(groupId === '' ? {} : { groupId }) }),
    enabled: collection.versionId !== null,
  })
  const version = useCompiledVersion(scope, collection.questionnaireId, collection.versionId)
  const group = groups.find(({ id }) => id === groupId)
  if (collection.versionId === null)
    return (
      <EmptyState title={say('results.none')} level={2}>
        {say('results.none-text')}
      </EmptyState>
    )
  return (
    <>
      {groups.length > 0 && (
        <div className="co-filters">
          <SelectField
            label={say('link.group')}
            none={say('answers.every-group')}
            value={groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setGroupId}
          />
        </div>
      )}
      <Loaded query={results}>
        {(read) => (
          <>
            <p role="status">
              <strong>{say('count.received', { n: read.answers })}</strong>
            </p>
            {read.hidden ? (
              <Advice>
                {read.answers < HIDDEN_BELOW
                  ? say('results.hidden', { n: HIDDEN_BELOW })
                  : say('results.hidden-group', { n: HIDDEN_BELOW })}
              </Advice>
            ) : (
              <Loaded query={version}>
                {(compiled) => (
                  <div className="co-results">
                    {read.questions.map((question) => (
                      <ResultQuestion
                        key={question.name}
                        compiled={compiled}
                        counted={question}
                        answers={read.answers}
                        population={group?.population ?? null}
                      />
                    ))}
                  </div>
                )}
              </Loaded>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
