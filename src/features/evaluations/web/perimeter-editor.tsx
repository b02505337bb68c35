import './perimeter.css'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Finding } from '#kernel/finding.ts'
import { Problem } from '#kernel/problem.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { FieldsPresence } from '#platform/web/live-presence.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { type PerimeterReview, reviewPerimeter } from '../domain/perimeter-checks.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import {
  type EvaluationRecord,
  evaluationKey,
  type ObjectiveRecord,
  useEvaluationsApi,
  useObjectives,
} from './evaluations-api.ts'
import { Findings, goToField } from './findings.tsx'
import {
  areDays,
  areEuros,
  openedOn,
  type PerimeterForm,
  perimeterNames,
  perimeterValues,
  readPerimeterForm,
  showPerimeterField,
  typedPerimeter,
} from './perimeter-form.ts'
import { PerimeterGroups } from './perimeter-groups.tsx'

/** The sheet being written: saves itself, reviewed at each key beside the fields. */
export function PerimeterEditor({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const { territoryId, evaluation } = here
  const { draft, saving } = usePerimeterDraft(territoryId, evaluation)
  const objectives = useObjectives(territoryId, evaluation.id)
  const review = reviewPerimeter(typedPerimeter(draft.value), {
    objectives: objectives.data?.items ?? [],
    openedOn: openedOn(draft.value, evaluation.createdAt),
  })
  return (
    <div className="ev-sheet">
      <Form onSubmit={saving.saveNow} label={say('perimeter.title')}>
        <p className="tb-soft">{say('perimeter.how')}</p>
        <DraftFound draft={draft} />
        <FieldsPresence record={`evaluation:${evaluation.id}`}>
          <PerimeterGroups form={draft.value} patch={draft.patch} territoryId={territoryId} review={review} />
        </FieldsPresence>
        <SaveBar
          saving={saving}
          names={perimeterNames(say)}
          show={(field, form) => showPerimeterField(field, form, say, lang)}
        />
      </Form>
      <ReviewAside here={here} review={review} objectives={objectives.data?.items ?? []} />
    </div>
  )
}

function usePerimeterDraft(territoryId: string, evaluation: EvaluationRecord) {
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { draft, version } = useRecordDraft(`perimeter:${evaluation.id}`, evaluation, readPerimeterForm)
  const saving = useSaving<PerimeterForm, EvaluationRecord>({
    draft,
    version,
    save: async (form, seen, change) => {
      if (form.title.trim() === '') throw new Problem('evaluations.title-missing', 'caller')
      if (!areEuros(form.meansEuros) || !areDays(form.meansDays))
        throw new Problem('evaluations.means-wrong', 'caller')
      const record = await api.evaluations.update({
        territoryId,
        id: evaluation.id,
        version: seen,
        ...change(perimeterValues, ['perimeter']),
      })
      // the server trims the title; a blank being typed at its end must not vanish under the fingers
      return record.title === form.title.trim() ? { ...record, title: form.title } : record
    },
    read: readPerimeterForm,
    onSaved: (record) => {
      queries.setQueryData([...evaluationKey(evaluation.id), 'sheet'], record)
      void queries.invalidateQueries({ queryKey: [...evaluationKey(evaluation.id), 'progress'] })
      void queries.invalidateQueries({ queryKey: ['evaluations', 'list', territoryId] })
    },
  })
  return { draft, saving }
}

type ReviewAsideProps = {
  readonly here: EvaluationHere
  readonly review: PerimeterReview
  readonly objectives: readonly ObjectiveRecord[]
}

/** What the method has to say, beside the sheet; on a small screen folded above it. */
function ReviewAside({ here, review, objectives }: ReviewAsideProps) {
  const say = useSay(evaluationsWords)
  const navigate = useNavigate()
  const isNarrow = useMediaQuery('(max-width: 61.99em)') ?? false
  const percent = Math.round(review.completeness * 100)
  const go = (path: string) => {
    if (!path.startsWith('objectives/')) return goToField(path)
    void navigate({ to: evaluationAddress(here.territoryId, here.evaluation.id, 'objectifs') })
  }
  const sentence = ({ code, path, params }: Finding) => {
    const text = say(`finding.${code}` as Parameters<typeof say>[0], params)
    const objective = objectives.find(({ id }) => path === `objectives/${id}`)
    return objective
      ? say('review.of-objective', { objective: `${objective.change} ${objective.what}`.trim(), text })
      : text
  }
  const list = <Findings findings={review.findings} sentence={sentence} onGo={go} />
  return (
    <aside className="ev-review" aria-label={say('review.title')}>
      <h2>{say('review.title')}</h2>
      <div className="ev-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className="tb-soft">{say('review.filled', { percent })}</p>
      {review.findings.length === 0 ? (
        <p>{say('review.nothing')}</p>
      ) : isNarrow ? (
        <Disclosure title={say('review.count', { n: review.findings.length })}>{list}</Disclosure>
      ) : (
        list
      )}
    </aside>
  )
}
