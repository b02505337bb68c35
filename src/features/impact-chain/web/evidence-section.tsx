import './evidence.css'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { EVIDENCE_SIDES } from '../domain/evidence.ts'
import { reviewEvidence } from '../domain/evidence-review.ts'
import { impactChainWords } from '../words.ts'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { useEvidence, useEvidenceActs } from './evidence-api.ts'
import { EvidenceSheet } from './evidence-sheet.tsx'
import { EvidenceSideList } from './evidence-side-list.tsx'
import type { Evidence } from './impact-chain-api.ts'

type EvidenceSectionProps = {
  readonly here: EvaluationHere
  /** Of the common chain; `confidence` as it is being set, before it is saved. */
  readonly link: { readonly id: string; readonly confidence: number }
}

/** What speaks for a link and against it, side by side, and whether the confidence given to the link agrees. */
export function EvidenceSection({ here, link }: EvidenceSectionProps) {
  const evidence = useEvidence(here)
  useChainPanelsLive(here)
  return (
    <Loaded query={evidence}>
      {(all) => (
        <EvidenceOfLink here={here} link={link} evidence={all.filter(({ linkId }) => linkId === link.id)} />
      )}
    </Loaded>
  )
}

type EvidenceOfLinkProps = EvidenceSectionProps & { readonly evidence: readonly Evidence[] }

function EvidenceOfLink({ here, link, evidence }: EvidenceOfLinkProps) {
  const say = useSay(impactChainWords)
  const acts = useEvidenceActs(here)
  const [openId, setOpenId] = useState<string | undefined>(undefined)
  const opened = evidence.find(({ id }) => id === openId)
  const remarks = reviewEvidence(link.confidence, evidence)
  return (
    <section className="ch-evidence" aria-label={say('evidence.title')}>
      {/* No headings: it stands under headings of different ranks. */}
      <div className="ch-evidence-head">
        <p className="ch-evidence-title">{say('evidence.title')}</p>
        <div role="status">
          {remarks.map(({ code, params }) => (
            <Advice key={code}>{say(`finding.${code}`, params)}</Advice>
          ))}
        </div>
      </div>
      <div className="ch-evidence-sides">
        {EVIDENCE_SIDES.map((side) => (
          <EvidenceSideList
            key={side}
            side={side}
            linkId={link.id}
            evidence={evidence.filter((each) => each.side === side)}
            mayWrite={here.mayWrite}
            adding={acts.adding}
            onOpen={setOpenId}
          />
        ))}
      </div>
      {opened && (
        <EvidenceSheet
          key={opened.id}
          here={here}
          evidence={opened}
          onClose={() => setOpenId(undefined)}
          onRemove={() => {
            setOpenId(undefined)
            acts.removing.mutate(opened)
          }}
        />
      )}
    </section>
  )
}
