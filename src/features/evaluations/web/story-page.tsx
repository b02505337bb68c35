import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { evaluationsWords } from '../words.ts'
import { type EvaluationHere, EvaluationPage } from './evaluation-page.tsx'
import { evaluationKey, useEvaluationsApi, useStory } from './evaluations-api.ts'
import { StoryEditor, StoryReading } from './story-editor.tsx'

export function StoryPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage title={say('story.title')} lead={say('story.lead')}>
      {(here) => <StoryOfEvaluation here={here} />}
    </EvaluationPage>
  )
}

function StoryOfEvaluation({ here }: { readonly here: EvaluationHere }) {
  const query = useStory(here.territoryId, here.evaluation.id)
  return (
    <Loaded query={query}>
      {({ story }) => {
        if (!story) return <NoStory here={here} />
        return here.mayWrite ? (
          <StoryEditor key={story.id} here={here} story={story} />
        ) : (
          <StoryReading story={story} />
        )
      }}
    </Loaded>
  )
}

function NoStory({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { territoryId, evaluation } = here
  const create = useMutation({
    mutationFn: () => api.stories.create({ territoryId, evaluationId: evaluation.id }),
    onSuccess: (story) => queries.setQueryData([...evaluationKey(evaluation.id), 'story'], { story }),
  })
  return (
    <>
      <EmptyState
        level={2}
        title={say('story.empty')}
        act={
          here.mayWrite && (
            <Button busy={create.isPending} onClick={() => create.mutate()}>
              {say('story.begin')}
            </Button>
          )
        }
      >
        {say(here.mayWrite ? 'story.empty-text' : 'story.empty-reader')}
      </EmptyState>
      <ProblemNotice problem={create.error} />
    </>
  )
}
