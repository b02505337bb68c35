import { useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useLiveChanges } from '#platform/web/live.ts'
import { chainKey } from './impact-chain-api.ts'

/** What is read anew when somebody changed a record of a kind; the chain being edited follows by itself. */
const PARTS_BY_KIND: Readonly<Record<string, readonly string[]>> = {
  'chain-evidence': ['evidence'],
  'rival-explanation': ['rival-explanations'],
  'chain-rival': ['rivals'],
  'chain-element': ['compared', 'history'],
  'chain-link': ['compared', 'history'],
}

/** Keeps evidence, explanations, versions and history as others leave them. */
export function useChainPanelsLive(here: EvaluationHere): void {
  const queries = useQueryClient()
  const evaluationId = here.evaluation.id
  useLiveChanges(evaluationId, Object.keys(PARTS_BY_KIND), (changes) => {
    const parts = new Set(changes.flatMap(({ kind }) => PARTS_BY_KIND[kind] ?? []))
    for (const part of parts) void queries.invalidateQueries({ queryKey: [...chainKey(evaluationId), part] })
  })
}
