import { useMutation } from '@tanstack/react-query'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** Deletes an event at once, with the way back in a toast. */
export function useRemoveEvent({ territoryId }: LeversHere) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(territoryId)
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: ({ id, version }: LeverEvent) => api.events.remove({ territoryId, id, version }),
    onSuccess: async ({ id, title }) => {
      undoToast(say('event.removed', { title }), () =>
        api.events.restore({ territoryId, id }).then(() => changed()),
      )
      await changed()
    },
  })
}
