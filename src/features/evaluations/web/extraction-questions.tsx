import './extraction.css'
import './objectives.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { type Objective, reviewObjective, SAT_OBJECTIVES } from '../domain/objective.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, useEvaluationsApi } from './evaluations-api.ts'
import { QUESTIONS, type Question, QuestionField } from './extraction-fields.tsx'
import { Findings } from './findings.tsx'
import { TickFields } from './objective-fields.tsx'
import { EMPTY_OBJECTIVE, objectiveValues, writeObjective } from './objective-form.ts'

type ExtractionQuestionsProps = {
  readonly here: EvaluationHere
  /** The passage marked in the scenes, '' when none is. */
  readonly passage: string
  readonly storyIds: readonly string[]
  readonly position: number
  readonly onKept: () => void
}

/** Five questions one at a time, the sentence building up beside them, then the five ticks. */
export function ExtractionQuestions(props: ExtractionQuestionsProps) {
  const { here, passage, storyIds, position, onKept } = props
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const draft = useDraft(`objective:drawn:${here.evaluation.id}`, EMPTY_OBJECTIVE)
  const [at, setAt] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const go = (to: number) => {
    moved.current = true
    setAt(to)
  }
  // the next question takes the keyboard, the first one does not pull the page down when it opens
  useEffect(() => {
    if (moved.current && at >= 0)
      place.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [at])
  const keep = useKeeping(here, { storyIds, position }, () => {
    draft.saved(EMPTY_OBJECTIVE)
    onKept()
    go(0)
  })
  const objective = draft.value
  const question = QUESTIONS[at]
  const isChangeMissing = objective.change.trim() === ''
  const next = () => (at < QUESTIONS.length ? go(at + 1) : keep.mutate(objective))
  const { findings } = reviewObjective(objective)
  return (
    <div className="ev-extract-questions">
      {passage && (
        <figure className="ev-arrival">
          <figcaption>{say('extract.passage')}</figcaption>
          <blockquote>{passage}</blockquote>
        </figure>
      )}
      <div className="ev-extract-sentence" role="status">
        <p className="tb-above">{say('extract.sentence')}</p>
        <p className="ev-objective-sentence">
          {writeObjective(objective, say, lang) || (
            <span className="tb-soft">{say('objectives.sentence-empty')}</span>
          )}
        </p>
      </div>
      <Form onSubmit={next} label={say('extract.title')}>
        <DraftFound draft={draft} />
        <div ref={place} className="tb-stack">
          {question ? (
            <>
              <p className="tb-above">{say('extract.step', { n: at + 1, all: QUESTIONS.length })}</p>
              <div key={question} className="ev-asked tb-stack">
                <QuestionField question={question} objective={objective} patch={draft.patch} />
              </div>
            </>
          ) : (
            <>
              <div>
                <h2>{say('extract.test')}</h2>
                <p className="tb-soft">{say('extract.test-lead')}</p>
              </div>
              <TickFields objective={objective} patch={draft.patch} />
              <ManyChoices
                label={say('objective.sat')}
                help={say('objective-help.sat')}
                values={objective.sat}
                onChange={(sat) => draft.patch({ sat })}
                choices={SAT_OBJECTIVES.map((value) => ({ value, label: say(`sat.${value}`) }))}
              />
              <Findings
                findings={findings}
                sentence={(f) => say(`finding.${f.code}` as Parameters<typeof say>[0], f.params)}
                onGo={(path) => go(questionOf(path))}
              />
            </>
          )}
        </div>
        <ProblemNotice problem={keep.error} />
        <div className="tb-row">
          {at > 0 && (
            <Button look="second" onClick={() => go(at - 1)}>
              {say('extract.previous')}
            </Button>
          )}
          <Button type="submit" busy={keep.isPending} disabled={!question && isChangeMissing}>
            {say(
              question ? (at === QUESTIONS.length - 1 ? 'extract.to-test' : 'extract.next') : 'extract.keep',
            )}
          </Button>
          <LinkButton look="quiet" to={evaluationAddress(here.territoryId, here.evaluation.id, 'objectifs')}>
            {say('page.objectifs')}
          </LinkButton>
        </div>
      </Form>
    </div>
  )
}

/** The question at which a field is answered; what is asked with the ticks stays there. */
function questionOf(path: string): number {
  const asked: Question | undefined =
    path === 'what' || path === 'byHowMuch' ? 'change' : QUESTIONS.find((question) => question === path)
  return asked ? QUESTIONS.indexOf(asked) : QUESTIONS.length
}

function useKeeping(
  { territoryId, evaluation }: EvaluationHere,
  { storyIds, position }: Pick<ExtractionQuestionsProps, 'storyIds' | 'position'>,
  onKept: () => void,
) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (objective: Objective) =>
      api.objectives.create({
        territoryId,
        evaluationId: evaluation.id,
        position,
        ...objectiveValues(objective),
        storyIds: [...storyIds],
      }),
    onSuccess: async (_, objective) => {
      toast(say('extract.kept', { sentence: writeObjective(objective, say, lang) }))
      onKept()
      await queries.invalidateQueries({ queryKey: evaluationKey(evaluation.id) })
    },
  })
}
