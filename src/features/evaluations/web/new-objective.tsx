import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { reviewObjective } from '../domain/objective.ts'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type StoryRecord, useEvaluationsApi } from './evaluations-api.ts'
import { Findings, goToField } from './findings.tsx'
import { ObjectiveFields, StoryFields } from './objective-fields.tsx'
import { EMPTY_OBJECTIVE, type ObjectiveForm, objectiveValues, writeObjective } from './objective-form.ts'

type NewObjectiveProps = {
  readonly here: EvaluationHere
  readonly position: number
  readonly stories: readonly StoryRecord[]
  readonly onDone: () => void
}

/** The guided extraction of one objective, read as a sentence while it takes shape. */
export function NewObjective({ here, position, stories, onDone }: NewObjectiveProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { territoryId, evaluation } = here
  // one story alone is where it comes from, unless somebody says otherwise
  const empty: ObjectiveForm = {
    ...EMPTY_OBJECTIVE,
    storyIds: stories.length === 1 ? stories.map(({ id }) => id) : [],
  }
  const draft = useDraft<ObjectiveForm>(`objective:new:${evaluation.id}`, empty)
  const [asked, setAsked] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const create = useMutation({
    mutationFn: () =>
      api.objectives.create({
        territoryId,
        evaluationId: evaluation.id,
        position,
        ...objectiveValues(draft.value),
        storyIds: [...draft.value.storyIds],
      }),
    onSuccess: async () => {
      draft.saved(empty)
      await queries.invalidateQueries({ queryKey: evaluationKey(evaluation.id) })
      onDone()
    },
  })
  const isChangeMissing = draft.value.change.trim() === ''
  const submit = () => {
    setAsked(true)
    if (isChangeMissing) goToField('new/change')
    else create.mutate()
  }
  const { findings } = reviewObjective(draft.value)
  return (
    <Section title={say('objectives.new')} lead={say('objectives.new-lead')}>
      <div className="ev-new-objective" ref={place}>
        <Form onSubmit={submit} label={say('objectives.new')}>
          <DraftFound draft={draft} />
          <ObjectiveFields
            objective={draft.value}
            patch={draft.patch}
            place="new"
            changeError={asked && isChangeMissing ? say('finding.objective.no-change') : undefined}
          />
          <StoryFields
            stories={stories}
            storyIds={draft.value.storyIds}
            onChange={(storyIds) => draft.patch({ storyIds })}
          />
          <ProblemNotice problem={create.error} />
          <div className="tb-row">
            <Button type="submit" busy={create.isPending}>
              {say('objectives.keep')}
            </Button>
            <Button look="quiet" onClick={onDone}>
              {say('cancel')}
            </Button>
          </div>
        </Form>
        <aside className="ev-objective-aside" aria-label={say('objectives.aside')}>
          <h3>{say('objectives.sentence')}</h3>
          <p className="ev-objective-sentence">
            {writeObjective(draft.value, say, lang) || (
              <span className="tb-soft">{say('objectives.sentence-empty')}</span>
            )}
          </p>
          <Findings
            findings={findings}
            sentence={(f) => say(`finding.${f.code}` as Parameters<typeof say>[0], f.params)}
            onGo={(path) => goToField(`new/${path}`)}
          />
        </aside>
      </div>
    </Section>
  )
}
