import { useState } from 'react'
import { Choices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import { COUNTS_BELOW, HIDDEN_BELOW } from '../domain/collection.ts'
import { CONFIDENCES, type Confidence, marginOfError, sampleSize } from '../domain/sample-size.ts'
import { formatPoints } from './rate-text.ts'
import { teamWords } from './team-words.ts'

const isConfidence = (n: number): n is Confidence => CONFIDENCES.some((each) => each === n)

/** How many answers are needed, and how precise those are that came; for people who were drawn by lot, which it says. */
export function SampleHelper({ received }: { readonly received: number }) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const [people, setPeople] = useState('')
  const [points, setPoints] = useState('5')
  const [reached, setReached] = useState(received > 0 ? String(received) : '')
  const [confidence, setConfidence] = useState<Confidence>(95)
  const population = people === '' || Number(people) < 1 ? null : Math.round(Number(people))
  const margin = Number(points) / 100
  const hasMargin = points !== '' && margin > 0 && margin <= 0.5
  const needed = hasMargin ? sampleSize({ population, margin, confidence }) : null
  const answers = reached === '' ? 0 : Math.round(Number(reached))
  const known = marginOfError({ answers, population, confidence })
  return (
    <Disclosure title={say('sample.title')}>
      <div className="co-sample">
        <div className="co-sample-fields">
          <NumberField
            label={say('sample.population')}
            help={say('sample.population-help')}
            optional
            min={1}
            value={people}
            onChange={setPeople}
          />
          <NumberField
            label={say('sample.margin')}
            unit={say('sample.unit')}
            min={0.1}
            max={50}
            value={points}
            onChange={setPoints}
          />
          <NumberField label={say('sample.reached')} optional min={0} value={reached} onChange={setReached} />
          <Choices
            label={say('sample.confidence')}
            row
            value={String(confidence)}
            choices={CONFIDENCES.map((each) => ({
              value: String(each),
              label: say('sample.percent', { n: each }),
            }))}
            onChange={(next) => {
              const n = Number(next)
              if (isConfidence(n)) setConfidence(n)
            }}
          />
        </div>
        <StatRow>
          <Stat
            label={say('sample.needed')}
            value={needed === null ? null : say('number', { n: needed })}
            missing={say('sample.no-margin')}
          />
          <Stat
            label={say('sample.known', { n: answers })}
            value={known === null ? null : say('sample.points', { points: formatPoints(known, lang) })}
            missing={say('sample.no-answers')}
          />
        </StatRow>
        <p>{say('sample.random')}</p>
        <p className="tb-soft">{say('sample.small', { counts: COUNTS_BELOW, hidden: HIDDEN_BELOW })}</p>
        <p className="tb-soft">{say('sample.source')}</p>
      </div>
    </Disclosure>
  )
}
