import type { ContractRouterClient } from '@orpc/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLiveChanges } from '#platform/web/live.ts'
import { registerProblemWords } from '#platform/web/problem-words.ts'
import type { LastVersion, Questionnaire, questionnairesContract } from '../contract.ts'
import { questionnairesWords, xlsformWords } from '../words.ts'

// A refused file names its cells in words of its own.
registerProblemWords(xlsformWords)
const useJsonApi = featureApi<typeof questionnairesContract>('questionnaires', questionnairesWords)

/** A form is plain JSON and comes as it was sent; the general typing of JSON gives up on its depth. */
export function useQuestionnairesApi(): ContractRouterClient<typeof questionnairesContract> {
  return useJsonApi() as unknown as ContractRouterClient<typeof questionnairesContract>
}

export type Scope = { readonly territoryId: string; readonly evaluationId: string }

/** Begins the keys of everything read about the questionnaires of one evaluation. */
export const questionnairesKey = (evaluationId: string) => ['questionnaires', evaluationId] as const

/** All questionnaires with their forms: an evaluation has a handful. */
export function useQuestionnaires(scope: Scope) {
  const api = useQuestionnairesApi()
  return useQuery({
    queryKey: [...questionnairesKey(scope.evaluationId), 'list'],
    queryFn: () =>
      readEveryPage<Questionnaire>((cursor) =>
        api.questionnaires.list({ ...scope, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

/** The last published version of each, by questionnaire. */
export function useLastVersions(scope: Scope) {
  const api = useQuestionnairesApi()
  return useQuery({
    queryKey: [...questionnairesKey(scope.evaluationId), 'last-versions'],
    queryFn: async () => {
      const all = await readEveryPage<LastVersion>((cursor) =>
        api.versions.last({ ...scope, cursor, limit: LARGEST_PAGE }),
      )
      return new Map(all.map((version) => [version.questionnaireId, version]))
    },
  })
}

export function useQuestionnaire(scope: Scope & { readonly questionnaireId: string }) {
  const api = useQuestionnairesApi()
  const { questionnaireId: id, ...rest } = scope
  return useQuery({
    queryKey: [...questionnairesKey(scope.evaluationId), id, 'draft'],
    queryFn: () => api.questionnaires.get({ ...rest, id }),
  })
}

/** Published versions, the latest first, without their forms. */
export function useVersions(scope: Scope & { readonly questionnaireId: string }) {
  const api = useQuestionnairesApi()
  return useQuery({
    queryKey: [...questionnairesKey(scope.evaluationId), scope.questionnaireId, 'versions'],
    queryFn: () => readEveryPage((cursor) => api.versions.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

/** One version with its form; it never changes. */
export function useVersion(scope: Scope & { readonly questionnaireId: string }, id: string | undefined) {
  const api = useQuestionnairesApi()
  return useQuery({
    queryKey: ['questionnaire-version', id],
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => api.versions.get({ ...scope, id: id ?? '' }),
  })
}

export function useQuestionnairesChanged(evaluationId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: questionnairesKey(evaluationId) }),
    [queries, evaluationId],
  )
}

/** What others do to questionnaires appears by itself. */
export function useQuestionnairesLive(evaluationId: string): void {
  const changed = useQuestionnairesChanged(evaluationId)
  const refresh = useCallback(() => void changed(), [changed])
  useLiveChanges(evaluationId, ['questionnaire', 'questionnaire-version'], refresh)
}
