import { useQueryClient } from '@tanstack/react-query'
import { useLiveChanges, useLivePlace } from '#platform/web/live.ts'
import { findEvaluationPage } from './evaluation-addresses.ts'
import { evaluationKey } from './evaluations-api.ts'

/** What of an evaluation is read anew when somebody changed a record of a kind. */
const PART_BY_KIND: Readonly<Record<string, string>> = {
  evaluation: 'sheet',
  story: 'stories',
  objective: 'objectives',
  attachment: 'attachments',
  'means-entry': 'means',
}
/** Kinds of later features that only count in the progress of the four steps here. */
const COUNTED = ['chain-element', 'chain-link', 'stakeholder', 'framework-line', 'observation', 'support']

const KINDS = [...Object.keys(PART_BY_KIND), ...COUNTED]

/** Keeps the sheet, stories, objectives and progress of an evaluation as others leave them. */
export function useEvaluationLive(evaluationId: string): void {
  const queries = useQueryClient()
  useLiveChanges(evaluationId, KINDS, (changes) => {
    const parts = new Set(changes.flatMap(({ kind }) => PART_BY_KIND[kind] ?? []))
    for (const part of [...parts, 'progress']) {
      void queries.invalidateQueries({ queryKey: [...evaluationKey(evaluationId), part] })
    }
  })
}

/** Says to the others which page of the evaluation is open. */
export function useEvaluationPlace(pathname: string): void {
  useLivePlace(findEvaluationPage(pathname)?.page ?? 'accueil')
}
