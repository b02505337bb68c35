import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { Contribution } from '../domain/contribution.ts'
import { impactChainWords } from '../words.ts'
import { ContributionPath } from './contribution-path.tsx'
import { LevelBars } from './evidence-level-bars.tsx'
import type { Chain, Evidence } from './impact-chain-api.ts'
import type { RivalExplanation } from './rival-explanations-api.ts'

/** How many bars a verdict fills; `null`: not said yet. */
const BARS = { necessary: 4, important: 3, partial: 2, weak: 1, not_shown: 0, unsaid: null } as const

type ContributionItemProps = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly contribution: Contribution
  readonly evidence: readonly Evidence[]
  readonly explanations: readonly RivalExplanation[]
}

/** One impact: the verdict and why, the path that leads there, and the best other explanation. */
export function ContributionItem(props: ContributionItemProps) {
  const { here, chain, contribution, evidence, explanations } = props
  const say = useSay(impactChainWords)
  const { impact, verdict, reasons, rivals } = contribution
  const limit = reasons.at(-1)
  const best = explanations.find(({ id }) => id === rivals[0])
  return (
    <li className="ch-contribution" data-verdict={verdict}>
      <h3>{chain.byId.get(impact)?.statement}</h3>
      <p className="ch-verdict">
        <LevelBars level={BARS[verdict]} /> <strong>{say(`verdict.${verdict}`)}</strong>
      </p>
      <p>{say(`verdict-text.${verdict}`)}</p>
      <ul className="ch-reasons">
        {reasons.map((reason) => (
          <li key={reason}>{say(`contribution.${reason}`)}</li>
        ))}
      </ul>
      {limit && (
        <p>
          <strong>{say('contribution.to-move')}</strong> {say(`contribution-move.${limit}`)}
        </p>
      )}
      <ContributionPath here={here} chain={chain} contribution={contribution} evidence={evidence} />
      <div className="ch-best-rival">
        <h4>{say('contribution.best-rival')}</h4>
        {best ? (
          <p>
            {best.statement}
            <span className="ch-evidence-said">
              {' '}
              <LevelBars level={best.plausibility} />{' '}
              {best.plausibility === null
                ? say('evidence.not-judged')
                : say(`explanation.plausibility.${best.plausibility}`)}
              {' · '}
              {say(best.tested ? 'explanation.is-tested' : 'explanation.not-tested')}
              {rivals.length > 1 && ` ${say('contribution.more-rivals', { n: rivals.length - 1 })}`}
            </span>
          </p>
        ) : (
          <p className="tb-soft">{say('contribution.no-rival')}</p>
        )}
        <a className="tb-no-print" href="#autres-explications">
          {say('contribution.to-rivals')}
        </a>
      </div>
    </li>
  )
}
