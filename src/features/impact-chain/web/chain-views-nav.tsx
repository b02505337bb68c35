import './compare.css'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
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
    <nav className="ch-views tb-no-print" aria-label={say('views.label')}>
      {VIEWS.map((view) => (
        <LinkTo
          key={view}
          to={view === 'chaine' ? chainAddress(here) : chainAddress(here, view)}
          className={view === current ? 'ch-view ch-view-here' : 'ch-view'}
        >
          {say(`views.${view}`)}
          {view === current && <span className="tb-hidden"> {say('views.here')}</span>}
        </LinkTo>
      ))}
    </nav>
  )
}
