import type { ReactNode } from 'react'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ConfidenceBadge, TrafficLight } from '#platform/web/signs.tsx'
import type { Figure, StatementView } from '../contract.ts'
import { formatPeriod, formatWithUnit, typeset } from '../domain/figure-text.ts'
import { drawProgress } from '../domain/progress-picture.ts'
import { restitutionWords } from '../words.ts'
import { datedText, lightText, progressText, valueText } from './figure-words.ts'

type FigureCardProps = {
  readonly statement: StatementView
  readonly figure: Figure
  readonly level: 'h3' | 'h4'
  /** The link to where the figure comes from. */
  readonly thread: ReactNode
}

/** One figure as its reader sees it: value, what is said of it, where it stands on its way, how sure it is. */
export function FigureCard({ statement, figure, level: Heading, thread }: FigureCardProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const set = (text: string) => typeset(text, lang)
  return (
    <article className="rs-figure">
      <div className="rs-figure-head">
        <Heading className="rs-figure-name">{set(figure.name)}</Heading>
        <FigureValue figure={figure} />
        <p className="rs-soft">{set(formatPeriod(figure.periodFrom, figure.periodTo, lang))}</p>
      </div>
      <div className="rs-figure-way">
        <TrafficLight light={figure.light} hatched={figure.hatched} word={lightText(figure, say)} />
        <ProgressBar figure={figure} />
      </div>
      {statement.toReview && <p className="rs-review">{say('view.to-review')}</p>}
      {statement.sentence && <p className="rs-sentence">{set(statement.sentence)}</p>}
      <div className="rs-figure-foot">
        {figure.confidence && <ConfidenceBadge level={figure.confidence} />}
        {figure.source && <p className="rs-soft">{set(say('view.source', { source: figure.source }))}</p>}
        {thread}
      </div>
    </article>
  )
}

function FigureValue({ figure }: { readonly figure: Figure }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  if (figure.value === null)
    return <p className="rs-value rs-value-words rs-soft">{valueText(figure, lang, say)}</p>
  if (figure.level !== null) return <p className="rs-value rs-value-words">{typeset(figure.level, lang)}</p>
  if (figure.unit === '' || figure.unit === '%' || figure.unit === '€') {
    return <p className="rs-value">{formatWithUnit(figure.value, figure.unit, lang)}</p>
  }
  return (
    <p className="rs-value">
      {formatWithUnit(figure.value, '', lang)}
      <span className="rs-unit"> {figure.unit}</span>
    </p>
  )
}

/** From baseline to target; nothing without both. */
export function ProgressBar({ figure }: { readonly figure: Figure }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { baseline, target, progress, expected, light, hatched, unit } = figure
  if (!baseline || !target || progress === null) return null
  const drawing = drawProgress(
    { done: progress, expected, light, hatched },
    { title: typeset(figure.name, lang), description: typeset(progressText(figure, lang, say), lang) },
  )
  return (
    <div className="rs-progress">
      <DrawingView drawing={drawing} />
      <div className="rs-progress-ends">
        <span>{say('view.baseline-short', { value: datedText(baseline, unit, lang) })}</span>
        <span>{say('view.target-short', { value: datedText(target, unit, lang) })}</span>
      </div>
      {expected !== null && <p className="rs-soft rs-small">{say('view.expected-mark')}</p>}
    </div>
  )
}
