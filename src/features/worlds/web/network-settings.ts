import { useMutation } from '@tanstack/react-query'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { networkMapWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { type NetworkRead, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type Values = Partial<Omit<NetworkRead['settings'], 'version'>>

/** Changes one of the settings of the network, at once; one press takes it back. */
export function useChangeSettings({ territoryId }: NetworkHere, { settings }: NetworkRead) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(territoryId)
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: (values: Values) => api.settings.change({ territoryId, version: settings.version, values }),
    onSuccess: async (saved, values) => {
      await changed()
      const { version: _, ...whole } = settings
      const before: Values = Object.fromEntries(Object.entries(whole).filter(([key]) => key in values))
      undoToast(say('settings.saved'), () =>
        api.settings.change({ territoryId, version: saved.version, values: before }).then(changed),
      )
    },
  })
}
