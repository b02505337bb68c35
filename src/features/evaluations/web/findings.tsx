import './findings.css'
import type { Finding } from '#kernel/finding.ts'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { evaluationsWords } from '../words.ts'

type FindingsProps = {
  readonly findings: readonly Finding[]
  /** The sentence of a finding, in the words of the feature it comes from. */
  readonly sentence: (finding: Finding) => string
  /** Leads to what the finding speaks of; without it the sentences are plain text. */
  readonly onGo?: (path: string) => void
}

/** What a review has to say, warnings first; each sentence leads to its field. A shape and a word tell the weight. */
export function Findings({ findings, sentence, onGo }: FindingsProps) {
  const say = useSay(evaluationsWords)
  const sorted = [...findings].sort((a, b) => weightOf(a) - weightOf(b))
  return (
    <ul className="ev-findings">
      {sorted.map((finding) => {
        const text = sentence(finding)
        const isAdvice = finding.severity === 'advice'
        const body = (
          <>
            <SignIcon sign={isAdvice ? 'info' : 'warning'} size={18} />
            <span>
              {!isAdvice && <strong>{say('finding.look')} </strong>}
              {text}
            </span>
          </>
        )
        return (
          <li key={`${finding.code} ${finding.path}`} data-severity={finding.severity}>
            {onGo ? (
              <button type="button" onClick={() => onGo(finding.path)}>
                {body}
              </button>
            ) : (
              body
            )}
          </li>
        )
      })}
    </ul>
  )
}

function weightOf(finding: Finding): number {
  return ['blocking', 'warning', 'advice'].indexOf(finding.severity)
}

/**
 * Brings the field of a path into sight and puts the keyboard there: `questions/2` falls back on `questions`. Fields
 * say where they are with `data-field`.
 */
export function goToField(path: string): void {
  const parts = path.split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const place = document.querySelector<HTMLElement>(
      `[data-field="${CSS.escape(parts.slice(0, length).join('/'))}"]`,
    )
    if (!place) continue
    place.scrollIntoView({ block: 'center' })
    const stop = place.querySelector<HTMLElement>(
      'input:not([type="hidden"]), textarea, select, summary, button',
    )
    stop?.focus({ preventScroll: true })
    return
  }
}
