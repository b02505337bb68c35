import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { impactChainWords } from '../words.ts'
import { LevelBars } from './evidence-level-bars.tsx'
import type { RivalExplanation } from './rival-explanations-api.ts'

type RivalExplanationItemProps = {
  readonly explanation: RivalExplanation
  /** The change it would explain; undefined for the whole. */
  readonly about: string | undefined
  readonly onOpen: () => void
}

/** One other explanation: how likely it is, and whether somebody has looked. */
export function RivalExplanationItem({ explanation, about, onOpen }: RivalExplanationItemProps) {
  const say = useSay(impactChainWords)
  const { statement, kind, plausibility, test, tested, finding } = explanation
  return (
    <li className="ch-explanation">
      <div className="tb-row">
        <Pill>{say(`explanation.kind.${kind}`)}</Pill>
        <span className="tb-soft">{about ?? say('explanation.about-all')}</span>
      </div>
      <h3>{statement}</h3>
      <p>
        <LevelBars level={plausibility} />{' '}
        {plausibility === null
          ? say('evidence.not-judged')
          : `${say('evidence.level', { level: plausibility })} · ${say(`explanation.plausibility.${plausibility}`)}`}
      </p>
      {test && (
        <p>
          <span className="tb-soft">{say('explanation.test')}</span> {test}
        </p>
      )}
      <p>
        {say(tested ? 'explanation.is-tested' : 'explanation.not-tested')}
        {finding && ` ${finding}`}
      </p>
      <div className="tb-no-print">
        <Button look="quiet" onClick={onOpen} aria-label={say('evidence.refine-one', { statement })}>
          {say('evidence.refine')}
        </Button>
      </div>
    </li>
  )
}
