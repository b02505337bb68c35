import './thread.css'
import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { ThreadKind } from '../domain/thread.ts'
import { restitutionWords } from '../words.ts'
import { useRestitutionApi, useRestitutionChanged, useReviews, useValuesApi } from './restitution-api.ts'

type ReviewActsProps = {
  readonly territoryId: string
  readonly kind: ThreadKind
  readonly id: string
  readonly evaluationId?: string
  /** The record is a value computed from rows. */
  readonly recomputable: boolean
  /** Where the value behind it is to be recomputed, when the record is not the value itself. */
  readonly observationId?: string
  readonly mayClear: boolean
}

/** What can be done with a record to review: compute it again, or say that it is still right. */
export function ReviewActs(props: ReviewActsProps) {
  const { territoryId, kind, id, evaluationId, recomputable, observationId = id, mayClear } = props
  const say = useSay(restitutionWords)
  const api = useRestitutionApi()
  const toast = useToast()
  const changed = useRestitutionChanged(evaluationId)
  const reviews = useReviews(territoryId, evaluationId)
  const mark = reviews.data?.items.find((each) => each.recordKind === kind && each.recordId === id)
  const clear = useMutation({
    mutationFn: (markId: string) => api.reviews.clear({ territoryId, id: markId }),
    onSuccess: () => {
      toast(say('reviews.cleared'))
      return changed()
    },
  })
  const recompute = useRecompute({ territoryId, ...(evaluationId ? { evaluationId } : {}), observationId })
  if (!mayClear) return null
  return (
    <>
      <div className="rs-acts-line">
        {recomputable && evaluationId && (
          <Button look="second" onClick={() => recompute.mutate()} busy={recompute.isPending}>
            {say('reviews.recompute')}
          </Button>
        )}
        {mark && (
          <Button look="second" onClick={() => clear.mutate(mark.id)} busy={clear.isPending}>
            {say('reviews.clear')}
          </Button>
        )}
      </div>
      <ProblemNotice problem={clear.error ?? recompute.error} />
    </>
  )
}

type RecomputeScope = {
  readonly territoryId: string
  readonly evaluationId?: string
  readonly observationId: string
}

/** Computes a kept value again from the rows as they are now. */
function useRecompute({ territoryId, evaluationId = '', observationId }: RecomputeScope) {
  const say = useSay(restitutionWords)
  const values = useValuesApi()
  const toast = useToast()
  const changed = useRestitutionChanged(evaluationId)
  return useMutation({
    mutationFn: async () => {
      const scope = { territoryId, evaluationId, id: observationId }
      const { version } = await values.observations.get(scope)
      return values.recompute({ ...scope, version })
    },
    onSuccess: () => {
      toast(say('reviews.recomputed'))
      return changed()
    },
  })
}
