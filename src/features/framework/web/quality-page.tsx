import './framework.css'
import './quality-grid.css'
import { type KeyboardEvent, useId } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import {
  NO_QUALITY_TICKS,
  QUALITY_TICKS,
  type QualityTick,
  type QualityTicks,
  scoreQuality,
} from '../domain/quality-test.ts'
import { frameworkWords } from '../words.ts'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import type { Line } from './framework-state.ts'
import { useQualityTicks } from './quality-ticks.ts'

/** Every line against the six questions, on one screen. */
export function QualityPage() {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('group.quality')} lead={say('quality.page-lead')}>
      {(here) =>
        here.retained.length === 0 ? (
          <EmptyState level={2} title={say('quality.empty-title')}>
            {say('quality.empty-text')}
          </EmptyState>
        ) : (
          <QualityGrid here={here} />
        )
      }
    </FrameworkFrame>
  )
}

const SIGNS = { yes: '✓', no: '✗', unsaid: '?' } as const
type Answer = keyof typeof SIGNS

const answerOf = (tick: boolean | null | undefined): Answer => (tick == null ? 'unsaid' : tick ? 'yes' : 'no')
const NEXT: Readonly<Record<Answer, boolean | null>> = { unsaid: true, yes: false, no: null }
/** Keys that answer at once: oui, non, and what takes an answer back. */
const KEYS: Readonly<Record<string, boolean | null>> = {
  o: true,
  y: true,
  '1': true,
  n: false,
  '0': false,
  Backspace: null,
  Delete: null,
  '?': null,
}

function QualityGrid({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const id = useId()
  const { give, problem } = useQualityTicks(here.scope)
  const lines = here.retained
  const go = (row: number, col: number) => document.getElementById(`${id}-${row}-${col}`)?.focus()
  const onKeyDown = (event: KeyboardEvent, line: Line, row: number, col: number) => {
    const tick = QUALITY_TICKS[col]
    if (event.ctrlKey || event.metaKey || event.altKey || !tick) return
    const { key } = event
    if (key === 'ArrowDown') go(row + 1, col)
    else if (key === 'ArrowUp') go(row - 1, col)
    else if (key === 'ArrowRight') go(row, col + 1)
    else if (key === 'ArrowLeft') go(row, col - 1)
    else if (key in KEYS) {
      give(line, tick, KEYS[key] ?? null)
      if (col < QUALITY_TICKS.length - 1) go(row, col + 1)
      else go(row + 1, 0)
    } else return
    event.preventDefault()
  }
  return (
    <div className="tb-stack">
      <p className="tb-soft">{say(here.mayWrite ? 'quality.keys' : 'quality.read-only')}</p>
      <ProblemNotice problem={problem} />
      <section className="fw-quality-box" aria-label={say('quality.caption')}>
        <table className="fw-quality">
          <caption className="tb-hidden">{say('quality.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('column.indicator')}</th>
              {QUALITY_TICKS.map((tick) => (
                <th key={tick} scope="col">
                  {say(`quality.${tick}`)}
                </th>
              ))}
              <th scope="col">{say('quality.total')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={line.id}>
                <th scope="row">
                  <LinkTo to={`${here.base}/referentiel/${line.id}`}>{line.name}</LinkTo>
                </th>
                {QUALITY_TICKS.map((tick: QualityTick, col) => {
                  const answer = answerOf(line.quality[tick])
                  const words = `${say(`quality.${tick}`)} : ${say(answer)}`
                  return (
                    <td key={tick} data-label={say(`quality.${tick}`)}>
                      {here.mayWrite ? (
                        <button
                          type="button"
                          id={`${id}-${row}-${col}`}
                          className="fw-tick"
                          data-answer={answer}
                          aria-label={`${line.name}, ${words}`}
                          title={say(answer)}
                          onClick={() => give(line, tick, NEXT[answer])}
                          onKeyDown={(event) => onKeyDown(event, line, row, col)}
                        >
                          {SIGNS[answer]}
                        </button>
                      ) : (
                        <span className="fw-tick" data-answer={answer} role="img" aria-label={words}>
                          {SIGNS[answer]}
                        </span>
                      )}
                    </td>
                  )
                })}
                <td data-label={say('quality.total')}>
                  <QualityScore line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The answers that somebody gave. */
function definedTicks({ quality }: Line): Partial<QualityTicks> {
  return Object.fromEntries(Object.entries(quality).filter(([, tick]) => tick !== undefined))
}

function QualityScore({ line }: { readonly line: Line }) {
  const say = useSay(frameworkWords)
  const { score, outOf, refused } = scoreQuality({ ...NO_QUALITY_TICKS, ...definedTicks(line) })
  if (score === null) return <span className="tb-soft">{say('column.not-set')}</span>
  return (
    <span className="tb-number" data-weak={refused.length > 1 || undefined}>
      {say('quality.score', { score, outOf })}
    </span>
  )
}
