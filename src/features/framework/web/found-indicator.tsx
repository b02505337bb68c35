import type { CSSProperties, ReactNode } from 'react'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { formatNumber } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { ChoiceAdvice } from '../domain/choice-reasons.ts'
import { frameworkWords } from '../words.ts'
import type { FoundIndicatorRecord } from './catalogue-state.ts'
import { ChoiceAdviceLists } from './choice-advice.tsx'
import { CrosswalkList } from './crosswalk-list.tsx'

type FoundProps = {
  readonly indicator: FoundIndicatorRecord
  readonly advice: ChoiceAdvice | undefined
  readonly chosen: boolean
  readonly busy: boolean
  /** Absent for those who may only read. */
  readonly onChoose?: () => void
}

/** One indicator of the catalogue: its name and definition, all the rest one press away. */
export function FoundIndicator({ indicator, advice, chosen, busy, onChoose }: FoundProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const name = indicator.name[lang]
  return (
    <li>
      <div className="fw-found-head">
        <div className="tb-stack" style={{ '--tb-gap': '0.35rem' } as CSSProperties}>
          <h3>{name}</h3>
          <p>{indicator.definition[lang]}</p>
          <div className="tb-row" style={{ '--tb-gap': '0.4rem' } as CSSProperties}>
            <Pill>{indicator.code}</Pill>
            <Pill>{say(`dimension.${indicator.dimension}`)}</Pill>
            <Pill>{say(`kind.short-${indicator.kind}`)}</Pill>
            <Pill>{say(`impact-level.${indicator.impactLevel}`)}</Pill>
            <Pill>{say(`scale.${indicator.scale}`)}</Pill>
            {[...new Set(indicator.crosswalks.map(({ framework }) => framework))].map((framework) => (
              <Pill key={framework}>{say(`framework.short-${framework}`)}</Pill>
            ))}
          </div>
        </div>
        {chosen ? (
          <Pill look="accent">
            <SignIcon sign="check" size={16} />
            {say('catalogue.chosen')}
          </Pill>
        ) : (
          onChoose && (
            <Button
              look="second"
              onClick={onChoose}
              busy={busy}
              aria-label={say('catalogue.choose-name', { name })}
            >
              {say('catalogue.choose')}
            </Button>
          )
        )}
      </div>
      {!chosen && advice && <ChoiceAdviceLists advice={advice} />}
      <Disclosure title={say('catalogue.details')}>
        <IndicatorDetails indicator={indicator} />
      </Disclosure>
    </li>
  )
}

function IndicatorDetails({ indicator }: { readonly indicator: FoundIndicatorRecord }) {
  const say = useSay(frameworkWords)
  const sayEvaluation = useSay(evaluationsWords)
  const { lang } = useLang()
  const { unit, formula, variables, levels, sat } = indicator
  const number = (value: number) => formatNumber(value, lang)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('field.unit'), unit],
    [say('field.direction'), say(`direction.${indicator.direction}`)],
    [say('field.formula'), levels.length === 0 && <code>{formula}</code>],
    [
      say('field.variables-short'),
      levels.length === 0 && (
        <ul>
          {variables.map((variable) => (
            <li key={variable.name}>
              <code>{variable.name}</code> {variable.meaning}
            </li>
          ))}
        </ul>
      ),
    ],
    [
      say('field.levels'),
      levels.length > 0 && (
        <ol start={0}>
          {levels.map((level) => (
            <li key={level}>{level}</li>
          ))}
        </ol>
      ),
    ],
    [say('field.sat'), sat.map((code) => sayEvaluation(`sat.${code}`)).join(' ; ')],
    [say('field.collection'), [indicator.collection, indicator.frequency].join(', ')],
    [say('field.source-framework'), indicator.sourceFramework],
    [
      say('crosswalk.title'),
      indicator.crosswalks.length > 0 && <CrosswalkList crosswalks={indicator.crosswalks} />,
    ],
    [say('field.reference'), indicator.referenceValue],
    [
      say('field.target'),
      indicator.target !== null && `${number(indicator.target)} ${unit} (${indicator.targetSource})`,
    ],
    [
      say('field.bounds'),
      say('catalogue.bounds', {
        bad: number(indicator.boundBad),
        good: number(indicator.boundGood),
        source: indicator.boundSource === 'own' ? say('catalogue.bounds-own') : indicator.boundSource,
      }),
    ],
  ]
  return (
    <dl className="fw-details">
      {rows
        .filter(([, content]) => content)
        .map(([label, content]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{content}</dd>
          </div>
        ))}
    </dl>
  )
}
