import { useMutation } from '@tanstack/react-query'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { EventDecision } from '../contract.ts'
import type { DecisionState } from '../domain/event.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** Done, dropped, to do again; deleted: each at once, with the way back. */
export function useDecisionActs({ territoryId, today }: LeversHere, decision: EventDecision) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(territoryId)
  const undoToast = useUndoToast()
  const { id, version, state, doneOn } = decision
  const move = useMutation({
    mutationFn: (next: DecisionState) =>
      api.decisions.update({
        territoryId,
        id,
        version,
        values: { state: next, doneOn: next === 'done' ? today : null },
      }),
    onSuccess: (moved) => {
      undoToast(say(`decisions.moved-${moved.state}`), () =>
        api.decisions
          .update({ territoryId, id, version: moved.version, values: { state, doneOn } })
          .then(() => changed()),
      )
    },
    onSettled: () => changed(),
  })
  const remove = useMutation({
    mutationFn: () => api.decisions.remove({ territoryId, id, version }),
    onSuccess: () =>
      undoToast(say('decisions.removed'), () =>
        api.decisions.restore({ territoryId, id }).then(() => changed()),
      ),
    onSettled: () => changed(),
  })
  return { move, remove }
}
