import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { computeEvidenceStrength } from '../domain/evidence.ts'
import { impactChainWords } from '../words.ts'
import { LevelBars } from './evidence-level-bars.tsx'
import type { Evidence } from './impact-chain-api.ts'

type EvidenceItemProps = { readonly evidence: Evidence; readonly onOpen?: () => void }

/** One piece of evidence: what it says, where it comes from, how much it weighs and what weakens it. */
export function EvidenceItem({ evidence, onOpen }: EvidenceItemProps) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  const { statement, kind, source, observedOn, downgrades, url, consent } = evidence
  const strength = computeEvidenceStrength(evidence.strength, downgrades)
  const said = [
    say(`evidence.kind.${kind}`),
    source,
    observedOn && formatDay(observedOn, lang),
    kind === 'quote' && consent !== true && say(`evidence.consent-${consent === null ? 'unasked' : 'no'}`),
  ].filter((each) => each)
  return (
    <li className="ch-evidence-item">
      <p className={kind === 'quote' ? 'ch-evidence-quote' : undefined}>
        {kind === 'quote' ? say('evidence.quoted', { text: statement }) : statement}
      </p>
      <p className="ch-evidence-said">
        {said.join(' · ')}
        {url && (
          <>
            {' · '}
            <a href={url} target="_blank" rel="noreferrer">
              {say('evidence.open')}
            </a>
          </>
        )}
      </p>
      <p className="ch-evidence-said">
        <LevelBars level={strength} />{' '}
        {strength === null
          ? say('evidence.not-judged')
          : `${say('evidence.level', { level: strength })} · ${say(`evidence.short.${strength as 0}`)}`}
        {downgrades.length > 0 && ` · ${downgrades.map((each) => say(`downgrade.${each}`)).join(' · ')}`}
      </p>
      <div className="tb-row ch-evidence-acts">
        {evidence.toReview && <Pill look="accent">{say('mark.to-review')}</Pill>}
        {onOpen && (
          <Button look="quiet" onClick={onOpen} aria-label={say('evidence.refine-one', { statement })}>
            {say('evidence.refine')}
          </Button>
        )}
      </div>
    </li>
  )
}
