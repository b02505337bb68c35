import './evaluation-steps.css'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useLocation } from '@tanstack/react-router'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { STEPS, type Step } from '../domain/progress.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress, findEvaluationPage, nextPage, PAGES_BY_STEP } from './evaluation-addresses.ts'
import { useProgress } from './evaluations-api.ts'

type StepsProps = { readonly territoryId: string; readonly evaluationId: string }

const MARK_BY_STATE = { untouched: 'empty', under_way: 'started', done: 'done' } as const

/** The four steps with how far each is, and below them the pages of the step that is shown. Nothing is ever closed. */
export function EvaluationSteps(props: StepsProps) {
  const say = useSay(evaluationsWords)
  const here = findEvaluationPage(useLocation().pathname)
  const isNarrow = useMediaQuery('(max-width: 37.49em)') ?? false
  return (
    <div className="ev-nav tb-no-print">
      {isNarrow && here ? (
        <Disclosure
          title={say('steps.narrow', {
            n: STEPS.indexOf(here.step) + 1,
            step: say(`step-short.${here.step}`),
          })}
        >
          <StepList {...props} current={here.step} />
        </Disclosure>
      ) : (
        <StepList {...props} current={here?.step} />
      )}
      {here && PAGES_BY_STEP[here.step].length > 1 && (
        <nav aria-label={say('steps.pages')}>
          <ul className="ev-pages">
            {PAGES_BY_STEP[here.step].map((page) => (
              <li key={page}>
                <Link
                  to={evaluationAddress(props.territoryId, props.evaluationId, page)}
                  aria-current={page === here.page ? 'page' : undefined}
                >
                  {say(`page.${page}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}

/** At the foot of a page of the four steps: the next one, and the way back to where the evaluation stands. */
export function WhatNext({ territoryId, evaluationId }: StepsProps) {
  const say = useSay(evaluationsWords)
  const { pathname } = useLocation()
  const page = findEvaluationPage(pathname)?.page
  if (!page || !pathname.replace(/\/$/, '').endsWith(`/${page}`)) return null
  const next = nextPage(page)
  return (
    <nav className="ev-what-next tb-no-print" aria-label={say('steps.next')}>
      <Link to={evaluationAddress(territoryId, evaluationId)}>{say('steps.overview')}</Link>
      {next && (
        <Link to={evaluationAddress(territoryId, evaluationId, next)} className="ev-what-next-go">
          <span className="tb-soft">{say('steps.next')}</span>
          <span>
            {say(`page.${next}`)} <SignIcon sign="arrow" size={16} />
          </span>
        </Link>
      )}
    </nav>
  )
}

function StepList({
  territoryId,
  evaluationId,
  current,
}: StepsProps & { readonly current: Step | undefined }) {
  const say = useSay(evaluationsWords)
  const progress = useProgress(territoryId, evaluationId)
  return (
    <nav aria-label={say('steps.label')}>
      <ol className="tb-steps">
        {STEPS.map((step, position) => {
          const state = progress.data?.steps.find((each) => each.step === step)?.state
          const ariaCurrent = step === current ? 'step' : undefined
          return (
            <li key={step}>
              <Link
                to={evaluationAddress(territoryId, evaluationId, PAGES_BY_STEP[step][0])}
                aria-current={ariaCurrent}
              >
                <span
                  className="tb-step-mark"
                  data-state={MARK_BY_STATE[state ?? 'untouched']}
                  aria-hidden="true"
                >
                  {state === 'done' ? <SignIcon sign="check" size={16} /> : position + 1}
                </span>
                <span>
                  <span className="tb-hidden">{say('steps.number', { n: position + 1 })} </span>
                  {say(`step-short.${step}`)}
                </span>
                <span className="tb-step-state">{state ? say(`step-state.${state}`) : ' '}</span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
