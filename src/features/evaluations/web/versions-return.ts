import type { Snapshot } from '../domain/version-words.ts'
import type { VersionedKind } from '../domain/versions.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import {
  type EvaluationRecord,
  type ObjectiveRecord,
  type StoryRecord,
  useEvaluationsApi,
} from './evaluations-api.ts'

type Returned = {
  /** The version that the save made. */
  readonly version: number
  /** What stood until then: to take the return back. */
  readonly before: Snapshot
}

// A state of the audit is what the contract let in: it is checked again when it is sent.
type EvaluationState = Pick<EvaluationRecord, 'title' | 'mode' | 'perimeter' | 'startedOn'>
type StoryState = Pick<StoryRecord, 'title' | 'cards'>
type ObjectiveState = Pick<
  ObjectiveRecord,
  'change' | 'who' | 'what' | 'byHowMuch' | 'byWhen' | 'noticedBy' | 'thanksTo' | 'sat' | 'ticks'
>

/** Saves an earlier state over the version seen; somebody's save meanwhile is refused as any stale one. */
export function useVersionReturn(here: EvaluationHere, kind: VersionedKind, id: string) {
  const api = useEvaluationsApi()
  const { territoryId } = here
  const evaluationId = here.evaluation.id
  return async (version: number, state: Snapshot): Promise<Returned> => {
    if (kind === 'evaluation') {
      const now = await api.evaluations.get({ territoryId, id })
      const values = state as EvaluationState
      const saved = await api.evaluations.update({ territoryId, id, version, values })
      const { title, mode, perimeter, startedOn } = now
      return {
        version: saved.version,
        before: { title, mode, perimeter, startedOn } satisfies EvaluationState,
      }
    }
    const scope = { territoryId, evaluationId, id }
    if (kind === 'story') {
      const { title, cards } = await api.stories.get(scope)
      const saved = await api.stories.update({ ...scope, version, values: state as StoryState })
      return { version: saved.version, before: { title, cards } satisfies StoryState }
    }
    const now = await api.objectives.get(scope)
    const { storyIds: _, ...values } = state as ObjectiveState & { storyIds?: unknown }
    const saved = await api.objectives.update({ ...scope, version, values })
    const { change, who, what, byHowMuch, byWhen, noticedBy, thanksTo, sat, ticks } = now
    const before: ObjectiveState = { change, who, what, byHowMuch, byWhen, noticedBy, thanksTo, sat, ticks }
    return { version: saved.version, before: { ...before } }
  }
}
