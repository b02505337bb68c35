import { useQuery } from '@tanstack/react-query'
import {
  type StakeholderRecord,
  stakeholdersKey,
  useStakeholdersApi,
} from '#features/stakeholders/web/stakeholders-api.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { frameworkContract } from '../contract.ts'
import { useFrameworkApi } from './framework-api.ts'
import type { Scope } from './framework-state.ts'

export type Respondent = RecordOf<typeof frameworkContract.respondents>

/** Who answers for which line, and the stakeholders who could. */
export function useFrameworkPeople({ territoryId, evaluationId }: Scope) {
  const api = useFrameworkApi()
  const stakeholdersApi = useStakeholdersApi()
  const respondents = useQuery({
    queryKey: ['framework', evaluationId, 'respondents'],
    queryFn: () =>
      readEveryPage<Respondent>((cursor) =>
        api.respondents.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
  const stakeholders = useQuery({
    queryKey: [...stakeholdersKey(evaluationId), 'records'],
    queryFn: () =>
      readEveryPage<StakeholderRecord>((cursor) =>
        stakeholdersApi.stakeholders.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
  return {
    data:
      respondents.data && stakeholders.data
        ? { respondents: respondents.data, stakeholders: stakeholders.data }
        : undefined,
    error: respondents.error ?? stakeholders.error,
    refetch: () => Promise.all([respondents.refetch(), stakeholders.refetch()]),
  }
}

export type FrameworkPeople = NonNullable<ReturnType<typeof useFrameworkPeople>['data']>

/** The name of a stakeholder; '' for one who is gone. */
export function nameOfStakeholder({ stakeholders }: FrameworkPeople, id: string): string {
  return stakeholders.find((each) => each.id === id)?.name ?? ''
}
