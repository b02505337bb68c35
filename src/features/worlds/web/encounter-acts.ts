import { useMutation } from '@tanstack/react-query'
import type { RecordOf } from '#kernel/record-contract.ts'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { worldsContract } from '../contract.ts'
import { networkMapWords } from '../words.ts'
import type { Proposal } from './encounter-proposal.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

export type Encounter = RecordOf<typeof worldsContract.encounters>
type Accepted = {
  readonly proposal: Proposal
  readonly form: Proposal['form']
  readonly title: string
  readonly plannedOn: string | null
  readonly introducers: readonly string[]
}

/** Acts on proposals and encounters, each done at once, each taken back by one press. */
export function useEncounterActs({ territoryId }: NetworkHere) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(territoryId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const onError = (failure: unknown) => toast(tell(failure))

  const takeAway = async (id: string) => {
    const { version } = await api.encounters.get({ territoryId, id })
    await api.encounters.remove({ territoryId, id, version })
  }
  const settingAside = useMutation({
    mutationFn: ({ worldA, worldB, form, shared, expected }: Proposal) =>
      api.encounters.create({
        territoryId,
        worldAId: worldA,
        worldBId: worldB,
        form,
        state: 'set_aside',
        reason: { shared, expected },
      }),
    onSuccess: async ({ id }) => {
      await changed()
      undoToast(say('meet.set-aside'), () => takeAway(id).then(changed))
    },
    onError,
  })
  const accepting = useMutation({
    mutationFn: ({ proposal, form, title, plannedOn, introducers }: Accepted) =>
      api.acceptEncounter({
        territoryId,
        id: newId(),
        worldAId: proposal.worldA,
        worldBId: proposal.worldB,
        form,
        title,
        plannedOn,
        introducers: [...introducers],
      }),
    onSuccess: async ({ encounterId, actionId }) => {
      await changed()
      undoToast(say('meet.accepted'), async () => {
        await takeAway(encounterId)
        const { version } = await api.actions.get({ territoryId, id: actionId })
        await api.actions.remove({ territoryId, id: actionId, version })
        await changed()
      })
    },
  })
  const removing = useMutation({
    mutationFn: ({ id, version }: Encounter) => api.encounters.remove({ territoryId, id, version }),
    onSuccess: async ({ id }) => {
      await changed()
      undoToast(say('meet.removed'), () => api.encounters.restore({ territoryId, id }).then(changed))
    },
    onError,
  })
  const telling = useMutation({
    mutationFn: async ({ encounter, heldOn, outcome }: Told) => {
      const { id, version, actionId } = encounter
      const saved = await api.encounters.update({
        territoryId,
        id,
        version,
        values: { state: 'held', heldOn, outcome },
      })
      if (encounter.state !== 'held' && actionId !== null) await markDone(actionId, encounter, heldOn)
      return saved
    },
    onSuccess: async ({ id, version }, { encounter }) => {
      await changed()
      const { state, heldOn, outcome } = encounter
      undoToast(say('meet.saved'), () =>
        api.encounters.update({ territoryId, id, version, values: { state, heldOn, outcome } }).then(changed),
      )
    },
  })
  /**
   * The planned action took place with the meeting: a visit is done, a project begins. A visit gets no end: who met for a
   * day is not of the other world by that, and the figures of that day would say so. One deleted meanwhile stays so.
   */
  const markDone = async (id: string, { form }: Encounter, heldOn: string) => {
    const action = await api.actions.get({ territoryId, id }).catch(() => null)
    if (action?.state !== 'planned') return
    const state = form === 'joint_project' ? 'under_way' : 'done'
    const values = { state, startedOn: heldOn } as const
    await api.actions.update({ territoryId, id, version: action.version, values })
  }
  return { settingAside, accepting, removing, telling }
}

type Told = { readonly encounter: Encounter; readonly heldOn: string; readonly outcome: string }
