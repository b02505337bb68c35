import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { CodingSource, PassageEntry } from '../contract.ts'
import { codingScreensWords } from '../words.ts'
import { type Scope, useCodingApi, useCodingChanged } from './coding-api.ts'

type NoticeProps = {
  readonly scope: Scope
  readonly source: CodingSource
  readonly passages: readonly PassageEntry[]
  readonly onOpen: (passageId: string) => void
}

/** The interview says something else by now; passages that changed or were lost are listed until somebody has looked. */
export function FollowNotice({ scope, source, passages, onOpen }: NoticeProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const toast = useToast()
  const changed = useCodingChanged(scope.evaluationId)
  const following = useMutation({
    mutationFn: () => api.sources.follow({ ...scope, id: source.id }),
    onSuccess: async (told) => {
      await changed()
      toast(say('follow.done', told))
    },
  })
  const unsettled = passages.filter(({ state }) => state !== 'placed')
  if (!source.isBehind && unsettled.length === 0) return null
  return (
    <div className="cd-notice">
      {source.isBehind && (
        <>
          <p>{say('follow.behind')}</p>
          <Button look="second" busy={following.isPending} onClick={() => following.mutate()}>
            {say('follow.go')}
          </Button>
          <ProblemNotice problem={following.error} />
        </>
      )}
      {unsettled.length > 0 && (
        <>
          <p>{say('follow.unsettled', { n: unsettled.length })}</p>
          <ul className="cd-unsettled-list">
            {unsettled.map((passage) => (
              <li key={passage.id}>
                <button type="button" className="cd-link" onClick={() => onOpen(passage.id)}>
                  {say(`state.${passage.state}`)} : {passage.wordsBefore || passage.words}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
