import { useQuery } from '@tanstack/react-query'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useAnswerDeletion } from './answer-acts.tsx'
import { collectionAddress } from './collection-addresses.ts'
import { type CollectionScope, collectionKey, useCollectionApi } from './collection-client.ts'
import type { KeyingQueue, QueuedSheet } from './keying-queue.ts'
import { teamWords } from './team-words.ts'

const MOST = 8

/** The sheets that entered last, the latest first. */
export function useLastSheets(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionKey(scope), 'answers', 'last-sheets'],
    queryFn: () => api.answers.list({ ...scope, channel: 'paper', limit: MOST }),
  })
}

type LastSheetsProps = { readonly scope: CollectionScope; readonly queue: KeyingQueue }

/** The sheets keyed in last, those on their way first; each can be taken out again. */
export function LastSheets({ scope, queue }: LastSheetsProps) {
  const say = useSay(teamWords)
  const remove = useAnswerDeletion(scope)
  const role = useMembership(scope.territoryId)?.role
  const mayWrite = role !== undefined && FACILITATORS.includes(role)
  const read = useLastSheets(scope)
  const nameOf = (sheet: string) => (sheet ? say('answers.sheet', { sheet }) : say('keying.no-name'))
  const waiting = queue.state.waiting.map(({ id, body }) => ({
    id,
    // what this page put there
    sheet: (body as QueuedSheet).input.sheet,
  }))
  const sent = (read.data?.items ?? []).filter(({ id }) => !waiting.some((each) => each.id === id))
  return (
    <section className="co-last" aria-labelledby="co-last-title">
      <h2 id="co-last-title">{say('keying.last')}</h2>
      {waiting.length + sent.length === 0 && <p className="tb-soft">{say('keying.last-none')}</p>}
      <ul>
        {waiting.toReversed().map(({ id, sheet }) => (
          <li key={id}>
            <span>{nameOf(sheet)}</span>
            <Pill look="accent">{say('keying.kept-here')}</Pill>
          </li>
        ))}
        {sent.map((answer) => (
          <li key={answer.id}>
            <LinkTo to={collectionAddress(scope, scope.collectionId, `reponses/${answer.id}`)}>
              {nameOf(answer.sheet)}
            </LinkTo>
            {mayWrite && (
              <Button
                look="quiet"
                onClick={() => remove.mutate(answer)}
                aria-label={say('keying.remove-of', { name: nameOf(answer.sheet) })}
              >
                {say('keying.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={remove.error} />
    </section>
  )
}
