import { useSay } from '#platform/web/lang.tsx'
import type { ChoiceAdvice, ChoiceReason } from '../domain/choice-reasons.ts'
import { frameworkWords } from '../words.ts'

/** Why this evaluation would choose an indicator, and what may hold it back. */
export function ChoiceAdviceLists({ advice }: { readonly advice: ChoiceAdvice }) {
  const say = useSay(frameworkWords)
  const list = (title: string, reasons: readonly ChoiceReason[], sign: string) =>
    reasons.length > 0 && (
      <div>
        <p className="fw-reasons-title">{title}</p>
        <ul className="fw-reasons">
          {reasons.map(({ code, params }) => (
            <li key={code} data-sign={sign}>
              {say(code, params)}
            </li>
          ))}
        </ul>
      </div>
    )
  if (advice.why.length + advice.whyNot.length === 0) return null
  return (
    <div className="fw-choice">
      {list(say('reasons.why'), advice.why, '+')}
      {list(say('reasons.why-not'), advice.whyNot, '–')}
    </div>
  )
}
