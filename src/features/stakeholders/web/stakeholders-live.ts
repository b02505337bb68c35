import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useLiveChanges } from '#platform/web/live.ts'
import { stakeholdersKey } from './stakeholders-api.ts'

const KINDS = [
  'stakeholder',
  'stakeholder-rating',
  'stakeholder-settings',
  'person-notice',
  'engagement-step',
  'solicitation',
  'meeting',
] as const

/** Which list of the cache a kind of record stands in. */
const LIST_OF: Readonly<Record<string, string>> = {
  stakeholder: 'records',
  'stakeholder-rating': 'ratings',
  'stakeholder-settings': 'settings',
  'person-notice': 'notices',
  'engagement-step': 'steps',
  solicitation: 'solicitations',
  meeting: 'meetings',
}

/** What others do appears by itself: only the lists that changed are read again. */
export function useStakeholdersLive(evaluationId: string): void {
  const queries = useQueryClient()
  const refresh = useCallback(
    (changes: readonly { readonly kind: string }[]) => {
      for (const list of new Set(changes.map(({ kind }) => LIST_OF[kind])))
        void queries.invalidateQueries({ queryKey: [...stakeholdersKey(evaluationId), list] })
    },
    [queries, evaluationId],
  )
  useLiveChanges(evaluationId, KINDS, refresh)
}
