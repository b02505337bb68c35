import { useMutation } from '@tanstack/react-query'
import { useTerritoryChanged } from '#features/territories/web/territories-api.ts'
import { territoriesWords } from '#features/territories/words.ts'
import { featureApi } from '#platform/web/api.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { systemContract } from '../system-contract.ts'

export const useSystemApi = featureApi<typeof systemContract>('system', territoriesWords)

/** One click loads the demonstration programme (host alone). */
export function LoadDemonstration() {
  const say = useSay(territoriesWords)
  const api = useSystemApi()
  const changed = useTerritoryChanged()
  const toast = useToast()
  const load = useMutation({
    mutationFn: async () => {
      await api.demonstration.load({})
      await changed()
      toast(say('host.demo-loaded'))
    },
  })
  return (
    <>
      <Button look="second" onClick={() => load.mutate()} busy={load.isPending}>
        {say(load.isPending ? 'host.demo-loading' : 'host.demo-load')}
      </Button>
      <ProblemNotice problem={load.error} />
    </>
  )
}

/** One click takes it away. */
export function RemoveDemonstration() {
  const say = useSay(territoriesWords)
  const api = useSystemApi()
  const changed = useTerritoryChanged()
  const toast = useToast()
  const remove = useMutation({
    mutationFn: async () => {
      const { removed } = await api.demonstration.remove({})
      await changed()
      toast(say('host.demo-removed', { n: removed }))
    },
  })
  return (
    <>
      <Button look="second" onClick={() => remove.mutate()} busy={remove.isPending}>
        {say('host.demo-remove')}
      </Button>
      <ProblemNotice problem={remove.error} />
    </>
  )
}
