import './contribution.css'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { computeContribution } from '../domain/contribution.ts'
import { impactChainWords } from '../words.ts'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { ChainViewsNav, chainAddress } from './chain-views-nav.tsx'
import { ContributionItem } from './contribution-item.tsx'
import { useEvidence } from './evidence-api.ts'
import { type Chain, type Evidence, readChain } from './impact-chain-api.ts'
import { type RivalExplanation, useRivalExplanations } from './rival-explanations-api.ts'
import { RivalExplanationsSection } from './rival-explanations-section.tsx'
import { useWholeChain } from './rival-versions-api.ts'

/** What one may honestly say of one's part in each impact, and why (method 8.7): a page to discuss and to print. */
export function ContributionPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('contribution.title')} lead={say('contribution.lead')}>
      {(here) => (
        <>
          <ChainViewsNav here={here} current="contribution" />
          <LoadedContribution here={here} />
        </>
      )}
    </EvaluationPage>
  )
}

function LoadedContribution({ here }: { readonly here: EvaluationHere }) {
  const chain = useWholeChain(here, null)
  const evidence = useEvidence(here)
  const explanations = useRivalExplanations(here)
  useChainPanelsLive(here)
  return (
    <Loaded query={chain}>
      {(whole) => (
        <Loaded query={evidence}>
          {(pieces) => (
            <Loaded query={explanations}>
              {(all) => (
                <ContributionContent
                  here={here}
                  chain={readChain(whole)}
                  evidence={pieces}
                  explanations={all}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

type ContributionContentProps = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly evidence: readonly Evidence[]
  readonly explanations: readonly RivalExplanation[]
}

function ContributionContent({ here, chain, evidence, explanations }: ContributionContentProps) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  const contributions = computeContribution(chain, evidence, explanations)
  if (contributions.length === 0)
    return (
      <EmptyState
        level={2}
        title={say('contribution.empty-title')}
        act={<LinkButton to={chainAddress(here)}>{say('contribution.to-chain')}</LinkButton>}
      >
        {say('contribution.empty-text')}
      </EmptyState>
    )
  return (
    <>
      <Section
        title={say('contribution.by-impact')}
        lead={say('contribution.by-impact-lead')}
        acts={
          <div className="tb-no-print">
            <Button look="second" onClick={() => window.print()}>
              {say('contribution.print')}
            </Button>
          </div>
        }
      >
        <p className="ch-print-only">
          {say('contribution.printed-on', { day: formatDay(new Date(), lang) })}
        </p>
        <ol className="ch-contributions">
          {contributions.map((contribution) => (
            <ContributionItem
              key={contribution.impact}
              here={here}
              chain={chain}
              contribution={contribution}
              evidence={evidence}
              explanations={explanations}
            />
          ))}
        </ol>
      </Section>
      <RivalExplanationsSection here={here} chain={chain} explanations={explanations} />
    </>
  )
}
