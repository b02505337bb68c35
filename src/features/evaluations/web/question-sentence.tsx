import './question-sentence.css'
import { useSay } from '#platform/web/lang.tsx'
import { type EvaluativeQuestion, fillQuestion, QUESTION_PARTS } from '../domain/perimeter.ts'
import { evaluationsWords } from '../words.ts'

/** The evaluative question read as one sentence; a part nobody wrote yet stays a visible gap. */
export function QuestionSentence({ question }: { readonly question: EvaluativeQuestion }) {
  const say = useSay(evaluationsWords)
  const { params, missing } = fillQuestion(question)
  // each part between two signs that nobody types, so that the filled sentence can be cut again at its parts
  const marked = Object.fromEntries(QUESTION_PARTS.map((part) => [part, `\u0001${part}\u0001`]))
  const pieces = say('question.template', marked).split('\u0001')
  return (
    <p className="ev-question">
      {pieces.map((piece) => {
        const part = QUESTION_PARTS.find((each) => each === piece)
        if (!part) return piece
        return missing.includes(part) ? (
          <span key={part} className="ev-question-gap">
            {say(`question-gap.${part}`)}
          </span>
        ) : (
          <strong key={part}>{params[part]}</strong>
        )
      })}
    </p>
  )
}
