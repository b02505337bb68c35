import { useQueryClient } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type StoryRecord, useEvaluationsApi, useObjectives } from './evaluations-api.ts'
import { VersionsButton } from './versions-button.tsx'

type StoryActsProps = {
  readonly here: EvaluationHere
  readonly story: StoryRecord
  readonly name: string
  readonly onGone: () => void
}

/** What comes out of a story, its versions, and the way to delete it. */
export function StoryActs({ here, story, name, onGone }: StoryActsProps) {
  const say = useSay(evaluationsWords)
  const objectives = useObjectives(here.territoryId, here.evaluation.id)
  const remove = useStoryRemoval(here, onGone)
  const served = objectives.data?.items.filter(({ storyIds }) => storyIds.includes(story.id)).length
  return (
    <div className="ev-story-acts">
      {served !== undefined && <span className="tb-soft">{say('stories.serves', { n: served })}</span>}
      <VersionsButton here={here} kind="story" record={story} title={name} />
      {here.mayWrite && (
        <Button look="quiet" onClick={() => remove(story, name)}>
          {say('stories.delete')}
        </Button>
      )}
    </div>
  )
}

function useStoryRemoval({ territoryId, evaluation }: EvaluationHere, onGone: () => void) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const evaluationId = evaluation.id
  const refresh = () => queries.invalidateQueries({ queryKey: evaluationKey(evaluationId) })
  return ({ id, version }: StoryRecord, title: string) => {
    api.stories.remove({ territoryId, evaluationId, id, version }).then(
      async () => {
        onGone()
        await refresh()
        undoToast(say('stories.deleted', { title }), () =>
          api.stories.restore({ territoryId, evaluationId, id }).then(refresh),
        )
      },
      (failure: unknown) => toast(tell(failure)),
    )
  }
}
