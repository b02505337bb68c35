import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import { impactChainWords } from '../words.ts'

const VIEWS = ['chaine', 'contribution', 'versions', 'historique'] as const
export type ChainViewName = (typeof VIEWS)[number]

/** Where a view of the chain stands: the chain itself, its contribution, its rival versions, its history. */
export function chainAddress(here: EvaluationHere, ...parts: readonly string[]): string {
  return [evaluationAddress(here.territoryId, here.evaluation.id, 'chaine'), ...parts].join('/')
}

/** The ways of looking at one chain. */
export function ChainViewsNav({
  here,
  current,
}: {
  readonly here: EvaluationHere
  readonly current: ChainViewName | undefined
}) {
  const say = useSay(impactChainWords)
  return (
    <PartsNav
      label={say('views.label')}
      items={VIEWS.map((view) => ({
        label: say(`views.${view}`),
        to: view === 'chaine' ? chainAddress(here) : chainAddress(here, view),
        here: view === current,
      }))}
    />
  )
}
