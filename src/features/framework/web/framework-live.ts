import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useLiveChanges } from '#platform/web/live.ts'

const KINDS = ['framework-line', 'framework-line-respondent', 'framework-ballot', 'framework-vote'] as const

/** What others do in the framework appears by itself. */
export function useFrameworkLive(evaluationId: string): void {
  const queries = useQueryClient()
  const refresh = useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['framework', evaluationId] })
  }, [queries, evaluationId])
  useLiveChanges(evaluationId, KINDS, refresh)
}
