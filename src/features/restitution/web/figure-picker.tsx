import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useLines } from '#features/framework/web/framework-state.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ConfidenceBadge, Pill, TrafficLight } from '#platform/web/signs.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { formatPeriod } from '../domain/figure-text.ts'
import { restitutionWords } from '../words.ts'
import { type Candidate, gatherCandidates } from './figure-candidates.ts'
import { proposeSentence, valueText } from './figure-words.ts'
import {
  type ObservationRecord,
  type Scope,
  type StatementRecord,
  type SupportScope,
  useRestitutionApi,
  useRestitutionChanged,
  useValuesApi,
} from './restitution-api.ts'

type FigurePickerProps = {
  readonly here: EvaluationHere
  readonly scope: SupportScope
  /** Of the support: its first sentence is proposed in it. */
  readonly lang: Lang
  readonly taken: readonly StatementRecord[]
  /** Where the next statement goes. */
  readonly position: number
  readonly onClose: () => void
}

function useObservations({ territoryId, evaluationId }: Scope) {
  const api = useValuesApi()
  return useQuery({
    queryKey: ['indicators', evaluationId, 'observations', 'every'],
    queryFn: () =>
      readEveryPage<ObservationRecord>((cursor) =>
        api.observations.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

/** The values of the evaluation, the latest of each line first, each with its light; one press adds it. */
export function FigurePicker({ here, scope, lang, taken, position, onClose }: FigurePickerProps) {
  const say = useSay(restitutionWords)
  const lines = useLines(scope)
  const observations = useObservations(scope)
  const api = useRestitutionApi()
  const toast = useToast()
  const changed = useRestitutionChanged(scope.evaluationId)
  // each its own: whoever adds the next one meanwhile is not told to wait
  const [adding, setAdding] = useState<readonly string[]>([])
  const add = useMutation({
    onMutate: ({ observation }) => setAdding((all) => [...all, observation.id]),
    onSettled: (_, __, { observation }) => setAdding((all) => all.filter((id) => id !== observation.id)),
    mutationFn: ({ observation, figure }: Candidate) =>
      api.statements.create({
        ...scope,
        observationId: observation.id,
        position,
        sentence: proposeSentence(figure, lang, sayIn(restitutionWords, lang)),
      }),
    onSuccess: (_, { figure }) => {
      toast(say('picker.added', { name: figure.name }))
      return changed()
    },
  })
  const isTaken = (candidate: Candidate) =>
    taken.some((each) => each.observationId === candidate.observation.id)
  const line = (candidate: Candidate) => (
    <CandidateLine
      candidate={candidate}
      taken={isTaken(candidate)}
      busy={adding.includes(candidate.observation.id)}
      onAdd={() => add.mutate(candidate)}
    />
  )
  return (
    <Dialog
      title={say('picker.title')}
      onClose={onClose}
      wide
      acts={<Button onClick={onClose}>{say('picker.done')}</Button>}
    >
      <p className="tb-soft">{say('picker.lead')}</p>
      <ProblemNotice problem={add.error} />
      <Loaded query={lines}>
        {(allLines) => (
          <Loaded query={observations}>
            {(values) => {
              const candidates = gatherCandidates(allLines, values)
              if (candidates.length === 0) {
                const to = evaluationAddress(here.territoryId, here.evaluation.id, 'valeurs')
                return (
                  <EmptyState
                    title={say('picker.empty-title')}
                    act={<LinkButton to={to}>{say('picker.to-values')}</LinkButton>}
                  >
                    {say('picker.empty-text')}
                  </EmptyState>
                )
              }
              return (
                <ul className="rs-candidates">
                  {candidates.map(({ line: each, latest, older }) => (
                    <li key={each.id}>
                      {line(latest)}
                      {older.length > 0 && (
                        <Disclosure title={say('picker.older', { n: older.length })}>
                          <ul className="rs-candidates">
                            {older.map((candidate) => (
                              <li key={candidate.observation.id}>{line(candidate)}</li>
                            ))}
                          </ul>
                        </Disclosure>
                      )}
                    </li>
                  ))}
                </ul>
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  )
}

type CandidateLineProps = {
  readonly candidate: Candidate
  readonly taken: boolean
  readonly busy: boolean
  readonly onAdd: () => void
}

function CandidateLine({ candidate, taken, busy, onAdd }: CandidateLineProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { figure, judged, observation } = candidate
  const said = useRef<HTMLSpanElement>(null)
  // the button that was pressed is gone: the keyboard goes on from the words in its place
  useEffect(() => {
    if (taken && document.activeElement === document.body) said.current?.focus()
  }, [taken])
  const period = formatPeriod(figure.periodFrom, figure.periodTo, lang)
  return (
    <div className="rs-candidate">
      <div className="rs-candidate-words">
        <p className="rs-statement-name">{figure.name}</p>
        <div className="tb-row">
          <span className="rs-statement-value">{valueText(figure, lang, say)}</span>
          <span className="tb-soft">{period}</span>
          <TrafficLight light={judged.light} hatched={judged.hatched} word={say(`light.${judged.light}`)} />
          {observation.confidence && <ConfidenceBadge level={observation.confidence} short />}
          {observation.toReview && <Pill look="accent">{say('thread.to-review')}</Pill>}
        </div>
      </div>
      {taken ? (
        <span ref={said} tabIndex={-1} className="tb-soft">
          {say('picker.taken')}
        </span>
      ) : (
        <Button
          look="second"
          onClick={onAdd}
          busy={busy}
          aria-label={say('picker.add-name', { name: figure.name, period })}
        >
          {say('picker.add')}
        </Button>
      )}
    </div>
  )
}
