import './evaluation-list.css'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FACILITATORS, type Role } from '#kernel/access.ts'
import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Card, EmptyState, Loaded } from '#platform/web/page.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress } from './evaluation-addresses.ts'
import { type EvaluationRecord, useEvaluationsApi, useProgress } from './evaluations-api.ts'
import { NewEvaluationDialog } from './new-evaluation-dialog.tsx'
import { TemplateButton } from './template-button.tsx'

type EvaluationListProps = {
  readonly territoryId: string
  readonly role: Role
  /** The rank of each evaluation's title in the page that shows the list. */
  readonly headings: 'h2' | 'h3'
}

const PAGE_LENGTH = 30

/** The evaluations of a territory with how far each is, and the way to open one; for the territory's pages too. */
export function EvaluationList({ territoryId, role, headings }: EvaluationListProps) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const [creating, setCreating] = useState(false)
  const mayWrite = FACILITATORS.includes(role)
  const list = useInfiniteQuery({
    queryKey: ['evaluations', 'list', territoryId],
    queryFn: ({ pageParam }) =>
      api.evaluations.list({ territoryId, limit: PAGE_LENGTH, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const create = (
    <Button icon={<SignIcon sign="plus" />} onClick={() => setCreating(true)}>
      {say('list.create')}
    </Button>
  )
  return (
    <div className="tb-stack">
      <Loaded query={list}>
        {({ pages }) => {
          const evaluations = pages.flatMap((page) => page.items)
          if (evaluations.length === 0) {
            return (
              <EmptyState
                level={headings === 'h2' ? 2 : 3}
                title={say('list.empty')}
                act={mayWrite && create}
              >
                {say(mayWrite ? 'list.empty-text' : 'list.empty-reader')}
              </EmptyState>
            )
          }
          return (
            <>
              {mayWrite && <div className="tb-row">{create}</div>}
              <ul className="tb-grid ev-list">
                {evaluations.map((evaluation) => (
                  <li key={evaluation.id}>
                    <EvaluationCard
                      territoryId={territoryId}
                      evaluation={evaluation}
                      mayWrite={mayWrite}
                      Heading={headings}
                    />
                  </li>
                ))}
              </ul>
              {list.hasNextPage && (
                <Button
                  look="second"
                  busy={list.isFetchingNextPage}
                  onClick={() => void list.fetchNextPage()}
                >
                  {say('list.more')}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
      {creating && <NewEvaluationDialog territoryId={territoryId} onClose={() => setCreating(false)} />}
    </div>
  )
}

type EvaluationCardProps = {
  readonly territoryId: string
  readonly evaluation: EvaluationRecord
  readonly mayWrite: boolean
  readonly Heading: 'h2' | 'h3'
}

function EvaluationCard({ territoryId, evaluation, mayWrite, Heading }: EvaluationCardProps) {
  const say = useSay(evaluationsWords)
  const remove = useRemoval(territoryId, evaluation)
  const progress = useProgress(territoryId, evaluation.id)
  const product = evaluation.perimeter.product?.trim()
  const next = progress.data?.next
  return (
    <Card>
      <div className="ev-card-head">
        <Heading className="ev-card-title">
          <LinkTo to={evaluationAddress(territoryId, evaluation.id)}>{evaluation.title}</LinkTo>
        </Heading>
        {mayWrite && (
          <IconButton label={say('list.delete', { title: evaluation.title })} onClick={remove}>
            <SignIcon sign="close" />
          </IconButton>
        )}
      </div>
      <div className="tb-row">
        <Pill>{say(`mode-short.${evaluation.mode}`)}</Pill>
        {product && <span className="tb-soft">{product}</span>}
      </div>
      {progress.data && (
        <>
          <ol className="ev-dots" aria-label={say('steps.label')}>
            {progress.data.steps.map(({ step, state }) => (
              <li key={step} data-state={state}>
                <span className="ev-dot-bar" aria-hidden="true" />
                {say(`step-short.${step}`)}
                <span className="tb-hidden">: {say(`step-state.${state}`)}</span>
              </li>
            ))}
          </ol>
          <p className="tb-soft">
            {next
              ? say('list.next', {
                  task: say(`task.${next.task}`),
                  time: say('task-left.minutes', { minutes: next.minutes }),
                })
              : say('list.all-done')}
          </p>
        </>
      )}
      {mayWrite && (
        <div className="ev-card-acts">
          <TemplateButton territoryId={territoryId} evaluation={evaluation} />
        </div>
      )}
    </Card>
  )
}

function useRemoval(territoryId: string, evaluation: EvaluationRecord): () => void {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const refresh = () => queries.invalidateQueries({ queryKey: ['evaluations'] })
  return () => {
    const { id, version, title } = evaluation
    api.evaluations.remove({ territoryId, id, version }).then(
      async () => {
        await refresh()
        undoToast(say('list.deleted', { title }), () =>
          api.evaluations.restore({ territoryId, id }).then(refresh),
        )
      },
      (failure: unknown) => toast(tell(failure)),
    )
  }
}
