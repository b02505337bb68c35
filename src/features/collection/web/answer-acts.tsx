import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { CollectionAnswer } from '../contract.ts'
import { collectionAddress } from './collection-addresses.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** Deletes an answer at once, with the way back. */
export function useAnswerDeletion(scope: CollectionScope) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: ({ id, version }: Pick<CollectionAnswer, 'id' | 'version' | 'sheet'>) =>
      api.answers.remove({ ...scope, id, version }),
    onSuccess: ({ id, sheet }) =>
      undoToast(sheet ? say('answer.sheet-deleted', { sheet }) : say('answer.deleted'), () =>
        api.answers.restore({ ...scope, id }).then(changed),
      ),
    onSettled: changed,
  })
}

type AnswerActsProps = {
  readonly at: CollectionHere
  readonly answer: CollectionAnswer
  readonly onCorrect: () => void
}

export function AnswerActs({ at: { scope }, answer, onCorrect }: AnswerActsProps) {
  const say = useSay(teamWords)
  const navigate = useNavigate()
  const remove = useAnswerDeletion(scope)
  if (answer.deletedAt !== null) return <p>{say('answer.is-deleted')}</p>
  const back = () => navigate({ to: collectionAddress(scope, scope.collectionId, 'reponses') })
  return (
    <div className="tb-row">
      <Button look="second" onClick={onCorrect}>
        {say('answer.correct')}
      </Button>
      <Button
        look="quiet"
        onClick={() => remove.mutate(answer, { onSuccess: () => void back() })}
        busy={remove.isPending}
      >
        {say('answer.delete')}
      </Button>
      <ProblemNotice problem={remove.error} />
    </div>
  )
}
