import './overview.css'
import type { ReactNode } from 'react'
import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { type EvaluationsSay, evaluationsWords } from '../words.ts'
import { evaluationAddress, taskAddress } from './evaluation-addresses.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { useProgress } from './evaluations-api.ts'
import { MeansSection } from './means-section.tsx'
import { formatPeriod } from './perimeter-form.ts'
import { QuestionSentence } from './question-sentence.tsx'
import { TemplateButton } from './template-button.tsx'

type OverviewContentProps = {
  readonly here: EvaluationHere
  /** What other features have to say on this page, below the steps. */
  readonly children?: ReactNode
}

type Progress = NonNullable<ReturnType<typeof useProgress>['data']>
type TaskState = Progress['steps'][number]['tasks'][number]

/** Where the evaluation is, what is missing, and the next useful thing with its minutes. */
export function OverviewContent({ here, children }: OverviewContentProps) {
  const { territoryId, evaluation } = here
  const progress = useProgress(territoryId, evaluation.id)
  return (
    <>
      <Loaded query={progress}>
        {({ next }) => (
          <div className="ev-over-top">
            <NextThing here={here} next={next} />
            <InShort here={here} />
          </div>
        )}
      </Loaded>
      {progress.data && <StepTasks here={here} steps={progress.data.steps} />}
      {children}
      <MeansSection here={here} entry />
    </>
  )
}

function NextThing({ here, next }: { readonly here: EvaluationHere; readonly next: TaskState | null }) {
  const say = useSay(evaluationsWords)
  if (!next) {
    return (
      <div className="ev-next">
        <h2>{say('next.none')}</h2>
        <p>{say('next.none-text')}</p>
      </div>
    )
  }
  return (
    <section className="ev-next" aria-labelledby="ev-next">
      <p className="tb-above">{say('next.above')}</p>
      <h2 id="ev-next">{say(`task.${next.task}`)}</h2>
      <p>{say(`task-why.${next.task}`)}</p>
      <div className="tb-row">
        <LinkButton
          to={taskAddress(here.territoryId, here.evaluation.id, next.task)}
          icon={<SignIcon sign="arrow" />}
        >
          {say(here.mayWrite ? 'next.go' : 'next.see')}
        </LinkButton>
        <span className="tb-soft">{say('task-left.minutes', { minutes: next.minutes })}</span>
      </div>
    </section>
  )
}

/** The evaluation in a few lines, from its perimeter sheet. */
function InShort({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const { mode, perimeter } = here.evaluation
  const period = formatPeriod(perimeter.periodFrom ?? null, perimeter.periodTo ?? null, lang, say)
  const question = perimeter.questions?.[0]
  return (
    <section className="ev-short" aria-label={say('overview.short')}>
      <div className="tb-row">
        <Pill look="accent">{say(`mode-short.${mode}`)}</Pill>
        {perimeter.product && <Pill>{perimeter.product}</Pill>}
      </div>
      {period && <p className="tb-soft">{period}</p>}
      {question && <QuestionSentence question={question} />}
      {here.mayWrite && (
        <div className="ev-short-acts">
          <TemplateButton territoryId={here.territoryId} evaluation={here.evaluation} />
        </div>
      )}
    </section>
  )
}

type StepTasksProps = { readonly here: EvaluationHere; readonly steps: Progress['steps'] }

function StepTasks({ here, steps }: StepTasksProps) {
  const say = useSay(evaluationsWords)
  return (
    <Section title={say('overview.steps')} lead={say('overview.steps-lead')}>
      <ol className="ev-over-steps">
        {steps.map(({ step, state, tasks }, position) => (
          <li key={step}>
            <div className="ev-over-step-head">
              <h3>
                <span className="ev-over-number">{position + 1}</span> {say(`step.${step}`)}
              </h3>
              <span className="tb-soft">{stepWords(say, state, tasks)}</span>
            </div>
            <ul className="ev-tasks">
              {tasks.map((task) => (
                <li key={task.task} data-done={task.done}>
                  <LinkTo
                    to={taskAddress(here.territoryId, here.evaluation.id, task.task)}
                    className="ev-task"
                  >
                    <span className="ev-task-mark" aria-hidden="true">
                      {task.done && <SignIcon sign="check" size={15} />}
                    </span>
                    <span className="ev-task-words">{say(`task.${task.task}`)}</span>
                    <span className="ev-task-left">
                      {task.done
                        ? say('step-state.done')
                        : `${say(`task-left.${task.task}`, { n: task.left })}, ${say('task-left.minutes', { minutes: task.minutes })}`}
                    </span>
                  </LinkTo>
                </li>
              ))}
            </ul>
            {step === 'results' && (
              <p className="tb-soft ev-over-aside">
                {say('overview.purchases')}{' '}
                <LinkTo to={evaluationAddress(here.territoryId, here.evaluation.id, 'achats')}>
                  {say('overview.purchases-go')}
                </LinkTo>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function stepWords(
  say: EvaluationsSay,
  state: Progress['steps'][number]['state'],
  tasks: readonly TaskState[],
): string {
  if (state === 'done') return say('step-state.done')
  const done = tasks.filter((task) => task.done).length
  const minutes = tasks.reduce((sum, task) => sum + task.minutes, 0)
  return say('overview.step-left', { done, all: tasks.length, time: say('task-left.minutes', { minutes }) })
}
