import { localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { Level04, ManyChoices } from '#platform/web/choices.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { computeEvidenceStrength, DOWNGRADES } from '../domain/evidence.ts'
import { impactChainWords } from '../words.ts'
import { type EvidenceForm, isOldOn } from './evidence-form.ts'

/** How much it proves, level by level, and what takes a level off (method 8.5). */
export function EvidenceJudgement({ draft }: { readonly draft: Draft<EvidenceForm> }) {
  const say = useSay(impactChainWords)
  const { strength, downgrades, observedOn } = draft.value
  const counts = computeEvidenceStrength(strength, downgrades)
  const looksOld = isOldOn(localDay(new Date()), observedOn) && !downgrades.includes('old')
  return (
    <>
      <div className="ch-evidence-strength">
        <Level04
          label={say('evidence.strength')}
          value={strength}
          onChange={(level) => draft.patch({ strength: level })}
          texts={[
            say('evidence.strength.0'),
            say('evidence.strength.1'),
            say('evidence.strength.2'),
            say('evidence.strength.3'),
            say('evidence.strength.4'),
          ]}
        />
        {strength === null ? (
          <p className="tb-soft">{say('evidence.strength-none')}</p>
        ) : (
          <Button look="quiet" onClick={() => draft.patch({ strength: null })}>
            {say('evidence.unjudge')}
          </Button>
        )}
      </div>
      <ManyChoices
        label={say('evidence.downgrades')}
        help={say('evidence.downgrades-help')}
        optional
        values={downgrades}
        onChange={(next) => draft.patch({ downgrades: next })}
        choices={DOWNGRADES.map((each) => ({
          value: each,
          label: say(`downgrade.${each}`),
          help: say(`downgrade-help.${each}`),
        }))}
      />
      {looksOld && (
        <Advice>
          <p>{say('evidence.looks-old')}</p>
          <Button look="quiet" onClick={() => draft.patch({ downgrades: [...downgrades, 'old'] })}>
            {say('evidence.mark-old')}
          </Button>
        </Advice>
      )}
      <p role="status">
        {counts !== null && downgrades.length > 0 && (
          <strong>{say('evidence.counts', { level: counts })}</strong>
        )}
      </p>
    </>
  )
}
