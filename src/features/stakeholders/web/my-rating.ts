import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { useDraft } from '#platform/web/draft.ts'
import type { Level } from '../domain/ratings.ts'
import { asLevel, type Rated, type RatingRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'

/** My view as it is typed: `null` where I have not said yet. */
export type MyRating = {
  readonly involvement: Level | null
  readonly importance: Level | null
  readonly reason: string
}

const NONE: MyRating = { involvement: null, importance: null, reason: '' }

const read = ({ involvement, importance, reason }: RatingRecord): MyRating => ({
  involvement: asLevel(involvement),
  importance: asLevel(importance),
  reason,
})

/** My rating of one stakeholder: saved by itself once both scales are given, withdrawn by one press. */
export function useMyRating({ territoryId, evaluation }: EvaluationHere, rated: Rated) {
  const api = useStakeholdersApi()
  const refresh = useRefresh(evaluation.id)
  const scope = { territoryId, evaluationId: evaluation.id, stakeholderId: rated.id }
  const { mine } = rated
  const draft = useDraft<MyRating>(`rating:${rated.id}`, mine ? read(mine) : NONE)
  const isWhole = draft.value.involvement !== null && draft.value.importance !== null
  const saving = useSaving<MyRating, RatingRecord>({
    draft,
    version: mine?.version ?? 0,
    delayMs: isWhole ? 700 : 0,
    save: ({ involvement, importance, reason }, version) =>
      api.ratings.give({
        ...scope,
        ...(version === 0 ? {} : { version }),
        involvement: involvement ?? 0,
        importance: importance ?? 0,
        reason,
      }),
    read,
    onSaved: () => void refresh(),
  })
  const withdraw = async () => {
    if (!mine) return
    await api.ratings.withdraw({ ...scope, version: mine.version })
    draft.saved(NONE)
    await refresh()
  }
  const giveAgain = async ({ involvement, importance, reason }: RatingRecord) => {
    const again = await api.ratings.give({ ...scope, involvement, importance, reason })
    draft.saved(read(again))
    await refresh()
  }
  return { draft, saving, isWhole, isHalf: !isWhole && draft.changed, withdraw, giveAgain }
}

export type MyRatingState = ReturnType<typeof useMyRating>
