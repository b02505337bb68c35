import { formatNumber } from '#kernel/words.ts'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { TrafficLight } from '#platform/web/signs.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { EiChance } from './measures-ei.tsx'
import { lightOfReading } from './measures-lights.ts'
import { type MeasuresParts, measureKey, type Study } from './measures-parts.ts'
import { Thresholds } from './measures-thresholds.tsx'
import { writeFigure } from './measures-writing.ts'

/** The figures of the whole network: the question first, then the value, how it reads, what to do, how it is made. */
export function MeasureCards(parts: MeasuresParts) {
  const say = useSay(networkMapWords)
  return (
    <Section
      title={say('measures.whole')}
      lead={say('measures.whole-lead', countsOf(parts.study))}
      id="mesures"
    >
      <ul className="wm-cards">
        {parts.study.figures.map((figure) => (
          <li key={figure.code}>
            <MeasureCard {...parts} figure={figure} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const countsOf = ({ worlds, actors, memberships, ties }: Study) => ({ worlds, actors, memberships, ties })

type MeasureCardProps = MeasuresParts & { readonly figure: Study['figures'][number] }

function MeasureCard({ here, read, study, figure }: MeasureCardProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const { code, value, reason, reading, advice, params } = figure
  const word = (key: string) => sayMeasure(measureKey(key), params)
  const missing = code === 'coverage' && value !== null ? missingWorlds(study, read) : []
  return (
    <article className="wm-card" aria-label={word(`measure.${code}.name`)}>
      <h3>{word(`measure.${code}.question`)}</h3>
      {value === null ? (
        <p className="wm-missing">{word(`missing.${reason ?? 'no-ties'}`)}</p>
      ) : (
        <p className="wm-value tb-number">{writeFigure(code, value, lang)}</p>
      )}
      {reading && (
        <TrafficLight light={lightOfReading(code, reading)} word={word(`reading.${code}.${reading}`)} />
      )}
      {missing.length > 0 && (
        <p className="tb-soft">{say('measures.absent', { names: missing.join(', ') })}</p>
      )}
      {code === 'ei' && study.eiChance && <EiChance chance={study.eiChance} />}
      {advice && <p className="wm-advice">{word(`advice.${advice}`)}</p>}
      <Disclosure title={word(`measure.${code}.name`)}>
        <p>{word(`measure.${code}.formula`)}</p>
        {Object.keys(params).length > 0 && (
          <dl className="wm-params">
            {Object.entries(params).map(([name, each]) => (
              <div key={name}>
                <dt>{say(`param.${name}` as 'param.pairs')}</dt>
                <dd>
                  {typeof each === 'number'
                    ? formatNumber(each, lang)
                    : say(`param-value.${each}` as 'param-value.ties')}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Thresholds here={here} read={read} code={code} />
      </Disclosure>
    </article>
  )
}

function missingWorlds(study: Study, read: MeasuresParts['read']): string[] {
  const sizes = study.worldFigures.columns.actors ?? []
  const names = new Map(read.data.worlds.map(({ id, name }) => [id, name]))
  return study.worldFigures.ids.flatMap((id, i) => (sizes[i] === 0 ? [names.get(id) ?? ''] : []))
}
