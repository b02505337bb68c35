import { useMutation } from '@tanstack/react-query'
import { useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { WorkshopContribution } from '../contract.ts'
import { teamWords } from './team-words.ts'
import { type Landings, useWorkshopChanged, useWorkshopsApi, type WorkshopScope } from './workshops-api.ts'

type Api = ReturnType<typeof useWorkshopsApi>
export type Landing = Parameters<Api['contributions']['accept']>[0]['landing']
export type Merging = Parameters<Api['contributions']['merge']>[0]['into']
export type Judging = ReturnType<typeof useJudging>

/**
 * Accepts contributions one after the other, each where its author meant it; a first story is begun for the first
 * fragment, and the later ones go into it.
 */
export function useAcceptAsIs(scope: WorkshopScope) {
  const api = useWorkshopsApi()
  const evaluations = useEvaluationsApi()
  return ({ stories }: Landings) => {
    let storyId = stories[0]?.id
    return async ({ id, kind }: WorkshopContribution) => {
      if (kind !== 'story_fragment') return api.contributions.accept({ ...scope, id, landing: { kind } })
      storyId ??= (await evaluations.stories.create(scope)).id
      return api.contributions.accept({ ...scope, id, landing: { kind, storyId } })
    }
  }
}

/** The judgements of one contribution; each is done at once and can be taken back. */
export function useJudging(scope: WorkshopScope, contribution: WorkshopContribution) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const accepting = useAcceptAsIs(scope)
  const changed = useWorkshopChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const one = { ...scope, id: contribution.id }
  const takeBack = async () => {
    const { takenBack } = await api.contributions.reopen(one)
    await changed()
    if (!takenBack) toast(say('reopened.stays'))
  }
  const judge = useMutation({
    mutationFn: ({ act }: { act: () => Promise<WorkshopContribution>; done: string }) => act(),
    onSuccess: (_, { done }) => undoToast(done, takeBack),
    // also when somebody else was first: the list then shows what they decided
    onSettled: changed,
  })
  const reopening = useMutation({ mutationFn: takeBack })

  const accept = (landing: Landing) =>
    judge.mutate({ act: () => api.contributions.accept({ ...one, landing }), done: say('accepted') })
  const merge = (into: Merging) =>
    judge.mutate({ act: () => api.contributions.merge({ ...one, into }), done: say('merged') })
  const refuse = (reason: string) =>
    judge.mutate({ act: () => api.contributions.refuse({ ...one, reason }), done: say('refused') })

  const acceptAsIs = (landings: Landings) =>
    judge.mutate({ act: () => accepting(landings)(contribution), done: say('accepted') })
  return {
    accept,
    acceptAsIs,
    merge,
    refuse,
    reopen: () => reopening.mutate(),
    busy: judge.isPending || reopening.isPending,
    problem: judge.error ?? reopening.error,
  }
}
