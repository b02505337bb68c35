import './stories.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { evaluationsWords } from '../words.ts'
import { type EvaluationHere, EvaluationPage } from './evaluation-page.tsx'
import { evaluationKey, type StoryRecord, useEvaluationsApi, useStories } from './evaluations-api.ts'
import { StoryActs } from './story-acts.tsx'
import { storyName } from './story-cards.ts'
import { StoryEditor, StoryReading } from './story-editor.tsx'

export function StoryPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage title={say('story.title')} lead={say('story.lead')}>
      {(here) => <StoriesOfEvaluation here={here} />}
    </EvaluationPage>
  )
}

function StoriesOfEvaluation({ here }: { readonly here: EvaluationHere }) {
  const query = useStories(here.territoryId, here.evaluation.id)
  const say = useSay(evaluationsWords)
  const [asked, change] = useAddressQuery()
  return (
    <Loaded query={query}>
      {(stories) => {
        const story = stories.find(({ id }) => id === asked.recit) ?? stories[0]
        const show = (id: string | undefined) => change({ recit: id })
        if (!story) return <NoStory here={here} onMade={show} />
        return (
          <>
            <div className="ev-story-bar">
              {(stories.length > 1 || here.mayWrite) && (
                <StoryChoice here={here} stories={stories} shown={story} onShow={show} />
              )}
              <StoryActs
                key={`acts ${story.id}`}
                here={here}
                story={story}
                name={storyName(stories, story, say)}
                onGone={() => show(undefined)}
              />
            </div>
            {here.mayWrite ? (
              <StoryEditor key={story.id} here={here} story={story} />
            ) : (
              <StoryReading key={story.id} here={here} story={story} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

type StoryChoiceProps = {
  readonly here: EvaluationHere
  readonly stories: readonly StoryRecord[]
  readonly shown: StoryRecord
  readonly onShow: (id: string) => void
}

/** Which story is read or written, and one more. */
function StoryChoice({ here, stories, shown, onShow }: StoryChoiceProps) {
  const say = useSay(evaluationsWords)
  const create = useStoryCreation(here, onShow)
  return (
    <nav className="ev-stories" aria-label={say('stories.label')}>
      {stories.length > 1 && (
        <ul>
          {stories.map((story) => (
            <li key={story.id}>
              <button
                type="button"
                aria-current={story.id === shown.id ? 'true' : undefined}
                onClick={() => onShow(story.id)}
              >
                {storyName(stories, story, say)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {here.mayWrite && (
        <Button
          look="quiet"
          icon={<SignIcon sign="plus" size={16} />}
          busy={create.isPending}
          onClick={() => create.mutate()}
        >
          {say('stories.add')}
        </Button>
      )}
      <ProblemNotice problem={create.error} />
    </nav>
  )
}

function useStoryCreation({ territoryId, evaluation }: EvaluationHere, onMade: (id: string) => void) {
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.stories.create({ territoryId, evaluationId: evaluation.id }),
    onSuccess: async (story) => {
      await queries.invalidateQueries({ queryKey: evaluationKey(evaluation.id) })
      onMade(story.id)
    },
  })
}

type NoStoryProps = { readonly here: EvaluationHere; readonly onMade: (id: string) => void }

function NoStory({ here, onMade }: NoStoryProps) {
  const say = useSay(evaluationsWords)
  const create = useStoryCreation(here, onMade)
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
