import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { Contribution } from '../domain/contribution.ts'
import { impactChainWords } from '../words.ts'
import { describePath, type PathStep } from './contribution-path-steps.ts'
import { LevelBars } from './evidence-level-bars.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import type { Chain, Evidence } from './impact-chain-api.ts'

type ContributionPathProps = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly contribution: Contribution
  readonly evidence: readonly Evidence[]
}

/** The surest path to an impact as a line of links, each with what shows it; the weakest is named. */
export function ContributionPath({ here, chain, contribution, evidence }: ContributionPathProps) {
  const say = useSay(impactChainWords)
  const [openId, setOpenId] = useState<string | undefined>(undefined)
  const steps = describePath(chain, contribution, evidence)
  const opened = openId === undefined ? undefined : chain.linkById.get(openId)
  const statementOf = (id: string | undefined) => chain.byId.get(id ?? '')?.statement ?? ''
  if (steps.length === 0) return null
  return (
    <>
      <h4>{say('contribution.path')}</h4>
      <ol className="ch-path-line">
        {steps.map((step, at) => (
          <li key={step.link} data-weakest={step.isWeakest || undefined}>
            {at === 0 && <span className="ch-path-end">{step.from}</span>}
            <Link step={step} onOpen={() => setOpenId(step.link)} />
            <span className="ch-path-end">{step.to}</span>
          </li>
        ))}
      </ol>
      {opened && (
        <Dialog
          wide
          title={say('link.edit', { from: statementOf(opened.from), to: statementOf(opened.to) })}
          onClose={() => setOpenId(undefined)}
        >
          <div className="ch-sheet">
            <p className="tb-soft">
              {say('link.confidence', { level: opened.confidence })} ({say(`confidence.${opened.confidence}`)}
              )
            </p>
            <EvidenceSection here={here} link={opened} />
          </div>
        </Dialog>
      )}
    </>
  )
}

function Link({ step, onOpen }: { readonly step: PathStep; readonly onOpen: () => void }) {
  const say = useSay(impactChainWords)
  const { strength, isContested, isWeakest, pro, against, sign } = step
  return (
    <span className="ch-path-link">
      <span className="ch-path-arrow" aria-hidden="true">
        {sign === '-' ? '− →' : '→'}
      </span>
      <span className="tb-hidden">{say(`sign.${sign}`)}</span>
      <span>
        <LevelBars level={strength} />{' '}
        {strength === null ? say('evidence.not-judged') : say('evidence.level', { level: strength })}
      </span>
      <span className="ch-evidence-said">{say('contribution.counts', { pro, against })}</span>
      {isContested && <span className="ch-evidence-said">{say('contribution.contested')}</span>}
      {isWeakest && <Pill look="accent">{say('contribution.weakest')}</Pill>}
      <span className="tb-no-print">
        <Button
          look="quiet"
          onClick={onOpen}
          aria-label={say('contribution.open-link', { from: step.from, to: step.to })}
        >
          {say('contribution.open')}
        </Button>
      </span>
    </span>
  )
}
