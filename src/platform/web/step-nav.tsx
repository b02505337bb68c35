import './page.css'
import { Link } from '@tanstack/react-router'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

export type Step = {
  readonly label: string
  readonly to: string
  readonly state: 'empty' | 'started' | 'done'
  /** What is missing or next, with the minutes it takes; replaces the plain word of the state. */
  readonly hint?: string
}

/** The steps of an evaluation: always all open, in any order; says which one is shown and how far each is. */
export function StepNav({ steps }: { readonly steps: readonly Step[] }) {
  const say = useSay(shellWords)
  return (
    <nav aria-label={say('steps')}>
      <ol className="tb-steps">
        {steps.map((step, position) => (
          <li key={step.to}>
            <Link to={step.to} activeProps={{ 'aria-current': 'step' }}>
              <span className="tb-step-mark" data-state={step.state} aria-hidden="true">
                {step.state === 'done' ? <SignIcon sign="check" size={16} /> : position + 1}
              </span>
              <span>
                <span className="tb-hidden">{say('step.number', { n: position + 1 })} </span>
                {step.label}
              </span>
              <span className="tb-step-state">{step.hint ?? say(`step.${step.state}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
