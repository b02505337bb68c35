import { useCallback } from 'react'
import { Button } from './button.tsx'
import { useLang, useSay } from './lang.tsx'
import { describeProblem } from './problem-words.ts'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

/** `const tell = useProblemText()` → `tell(error)`: any failure as a sentence that says what to do. */
export function useProblemText(): (failure: unknown) => string {
  const { lang } = useLang()
  return useCallback((failure: unknown) => describeProblem(failure, lang), [lang])
}

type ProblemNoticeProps = { readonly problem: unknown; readonly onRetry?: (() => void) | undefined }

/** Says a failure where it happened; shows nothing when there is none. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const tell = useProblemText()
  const say = useSay(shellWords)
  if (problem === undefined || problem === null) return null
  return (
    <div className="tb-notice tb-notice-problem" role="alert">
      <SignIcon sign="warning" />
      <div className="tb-notice-body">
        <p>
          <strong>{say('problem.title')}.</strong> {tell(problem)}
        </p>
        {onRetry && (
          <Button look="quiet" onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
