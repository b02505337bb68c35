import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { textIn } from '#features/questionnaires/domain/form.ts'
import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { QuestionCounts } from '../domain/answer-counts.ts'
import { choiceLabel } from '../domain/answer-lines.ts'
import { COUNTS_BELOW, HIDDEN_BELOW } from '../domain/collection.ts'
import { marginOfError } from '../domain/sample-size.ts'
import { formatPoints, formatShare } from './rate-text.ts'
import { ShareBar } from './share-bar.tsx'
import { teamWords } from './team-words.ts'

type ResultQuestionProps = {
  readonly compiled: CompiledForm
  readonly counted: QuestionCounts
  /** Answers of all questions: those that lack here are said. */
  readonly answers: number
  readonly population: number | null
}

/** Counts under thirty answers, percentages with their margin from there on; missing is said, and counted nowhere. */
export function ResultQuestion({ compiled, counted, answers, population }: ResultQuestionProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { name, answered, counts, numbers } = counted
  const item = compiled.byName.get(name)?.item
  if (item?.kind !== 'question') return null
  const label = textIn(item.label, lang, compiled.form) || name
  const isHidden = answered < HIDDEN_BELOW || (counts.length > 0 && counts.every(({ n }) => n === null))
  const margin = answered >= COUNTS_BELOW ? marginOfError({ answers: answered, population }) : null
  const basis = [
    say('results.answered', { n: answered }),
    answers > answered && say('results.missing', { n: answers - answered }),
    margin !== null && counts.length > 0 && say('results.margin', { points: formatPoints(margin, lang) }),
    item.type === 'many' && say('results.several'),
    item.type === 'ranking' && say('results.first'),
  ].filter(Boolean)
  return (
    <Section title={label} lead={basis.join(' ')}>
      {isHidden ? (
        <p className="tb-soft">{say('results.few', { n: HIDDEN_BELOW })}</p>
      ) : (
        <>
          {numbers && <Numbers numbers={numbers} unit={item.unit ?? ''} />}
          {counts.length > 0 && (
            <DataTable
              caption={say('results.table', { question: label })}
              rows={counts}
              rowKey={({ choice }) => choice}
              keepGrid
              columns={[
                {
                  key: 'choice',
                  label: say('results.choice'),
                  cell: ({ choice }) =>
                    choiceLabel(compiled, item, choice, { lang, other: say('answer.other') }),
                },
                {
                  key: 'bar',
                  label: say('results.share'),
                  cell: ({ n }) => n !== null && <ShareBar share={n / answered} />,
                },
                {
                  key: 'n',
                  label: say('results.count'),
                  align: 'end',
                  cell: ({ n }) => (n === null ? say('results.too-few') : say('number', { n })),
                },
                ...(margin === null
                  ? []
                  : [
                      {
                        key: 'percent',
                        label: say('results.percent'),
                        align: 'end',
                        cell: ({ n }: { n: number | null }) =>
                          n === null ? '' : formatShare(n / answered, lang),
                      } as const,
                    ]),
              ]}
            />
          )}
        </>
      )}
    </Section>
  )
}

type NumbersProps = { readonly numbers: NonNullable<QuestionCounts['numbers']>; readonly unit: string }

function Numbers({ numbers, unit }: NumbersProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const shown = unit === 'EUR' ? '€' : unit
  const withUnit = shown === '' ? {} : { unit: shown }
  const write = (n: number) => formatNumber(n, lang, 2)
  return (
    <StatRow>
      <Stat label={say('results.median')} value={write(numbers.median)} {...withUnit} />
      <Stat
        label={say('results.middle-half')}
        value={say('results.from-to', { from: write(numbers.low), to: write(numbers.high) })}
        {...withUnit}
      />
      <Stat label={say('results.mean')} value={write(numbers.mean)} {...withUnit} />
    </StatRow>
  )
}
