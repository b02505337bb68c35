import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { guestEntrySchema } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { leversKey, useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

export type GuestEntry = z.infer<typeof guestEntrySchema>

export const guestsKey = (territoryId: string, eventId: string) =>
  [...leversKey(territoryId), 'guests', eventId] as const

/** Organisations and worlds of one event, by name. */
export function useGuests(territoryId: string, eventId: string) {
  const api = useLeversApi()
  return usePaged(guestsKey(territoryId, eventId), (cursor) =>
    api.guestList({ territoryId, eventId, limit: 200, ...cursor }),
  )
}

type GuestChange = {
  readonly invitation?: GuestEntry['invitation']
  readonly email?: string | null
}

/** What may be written of a guest: where its invitation stands, an address; taken off the list, with the way back. */
export function useGuestActs({ territoryId }: LeversHere, guest: GuestEntry) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(territoryId)
  const undoToast = useUndoToast()
  const { id, version, name } = guest
  const change = useMutation({
    mutationFn: (values: GuestChange) => api.guests.update({ territoryId, id, version, values }),
    onSettled: () => changed(),
  })
  const remove = useMutation({
    mutationFn: () => api.guests.remove({ territoryId, id, version }),
    onSuccess: () => {
      undoToast(say('guests.removed', { name }), () =>
        api.guests.restore({ territoryId, id }).then(() => changed()),
      )
      return changed()
    },
  })
  return { change, remove }
}
