import './thread.css'
import { type ReactNode, useState } from 'react'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { formatLongDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ConfidenceBadge } from '#platform/web/signs.tsx'
import type { Evidence } from '../contract.ts'
import { formatPeriod, typeset } from '../domain/figure-text.ts'
import { restitutionWords } from '../words.ts'
import { exactText, nameOf, type Variable } from './evidence-words.ts'
import { datedText, valueText } from './figure-words.ts'
import { Formula } from './formula-words.tsx'

type EvidenceViewProps = {
  readonly evidence: Evidence
  /** The purchase rows that one input adds up. */
  readonly rows: (variable: Variable) => ReactNode
  /** Rank of its headings: 2 right under the title of a page. */
  readonly level: 2 | 3
}

/** A figure told back to what it is made of: value, how it was obtained, what went in, what it is compared with. */
export function EvidenceView({ evidence, rows, level }: EvidenceViewProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { computed } = evidence
  const set = (text: string) => typeset(text, lang)
  return (
    <ol className="rs-steps">
      <li>
        <Heading>{say('fil.value')}</Heading>
        <p className="rs-value">{set(valueText(evidence, lang, say))}</p>
        <p className="tb-soft">{formatPeriod(evidence.periodFrom, evidence.periodTo, lang)}</p>
        {evidence.confidence && <ConfidenceBadge level={evidence.confidence} />}
        {evidence.definition && <p className="rs-read">{set(evidence.definition)}</p>}
      </li>
      {computed ? (
        <>
          <li>
            <Heading>{say('fil.formula')}</Heading>
            <Formula computed={computed} result={valueText(evidence, lang, say)} />
            <p className="tb-soft">{say('fil.exact')}</p>
          </li>
          <li>
            <Heading>{say('fil.inputs')}</Heading>
            <ul className="rs-inputs">
              {computed.variables.map((variable) => (
                <Input key={variable.name} variable={variable} year={computed.year} rows={rows} />
              ))}
            </ul>
          </li>
        </>
      ) : (
        <li>
          <Heading>{say('fil.typed')}</Heading>
          <p className="rs-read">
            {evidence.source
              ? set(say('fil.typed-source', { source: evidence.source }))
              : say('fil.no-source')}
          </p>
          {evidence.observedOn && (
            <p className="tb-soft">
              {say('fil.observed-on', { date: formatLongDay(evidence.observedOn, lang) })}
            </p>
          )}
        </li>
      )}
      <Landmarks evidence={evidence} heading={Heading} />
    </ol>
  )
}

type LandmarksProps = { readonly evidence: Evidence; readonly heading: 'h2' | 'h3' }

/** What the value is compared with, and why that. */
function Landmarks({ evidence, heading: Heading }: LandmarksProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { baseline, target, unit } = evidence
  if (!baseline && !target) return null
  const set = (text: string) => typeset(text, lang)
  return (
    <li>
      <Heading>{say('fil.landmarks')}</Heading>
      <dl className="rs-landmarks">
        {baseline && (
          <div>
            <dt>{say('table.baseline')}</dt>
            <dd>
              {datedText(baseline, unit, lang)}
              {evidence.baselineSource && (
                <p className="tb-soft">{set(say('view.source', { source: evidence.baselineSource }))}</p>
              )}
            </dd>
          </div>
        )}
        {target && (
          <div>
            <dt>{say('table.target')}</dt>
            <dd>
              {datedText(target, unit, lang)}
              {evidence.targetReason && <p className="tb-soft">{set(evidence.targetReason)}</p>}
            </dd>
          </div>
        )}
      </dl>
    </li>
  )
}

type InputProps = {
  readonly variable: Variable
  readonly year: string
  readonly rows: EvidenceViewProps['rows']
}

/** One input with its exact amount; its rows are one press away. */
function Input({ variable, year, rows }: InputProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const [open, setOpen] = useState(false)
  const count = variable.rows ?? 0
  return (
    <li>
      <div className="rs-input">
        <div>
          <p className="rs-input-name">{typeset(nameOf(variable), lang)}</p>
          <FilterWords variable={variable} year={year} />
        </div>
        <p className="rs-input-value">{exactText(variable, lang) ?? say('missing.not_collected')}</p>
      </div>
      {count > 0 && (
        <>
          <Button look="second" onClick={() => setOpen(!open)} aria-expanded={open}>
            {say(open ? 'fil.hide-rows' : 'fil.show-rows', { n: count })}
          </Button>
          {open && rows(variable)}
        </>
      )}
    </li>
  )
}

function FilterWords({ variable, year }: { readonly variable: Variable; readonly year: string }) {
  const say = useSay(restitutionWords)
  const sayPurchase = useSay(valueChainsWords)
  const { filter, from, rows, source } = variable
  if (from === 'typed')
    return <p className="tb-soft">{source ? say('view.source', { source }) : say('fil.typed-input')}</p>
  const parts = [
    filter && sayPurchase(`amount.${filter.measure}`),
    filter?.families?.map((family) => sayPurchase(`family.${family}`)).join(', '),
    filter?.definition && sayPurchase(`local.${filter.definition}`),
  ].filter((part) => part)
  return <p className="tb-soft">{say('fil.from-rows', { n: rows ?? 0, year, what: parts.join(', ') })}</p>
}
