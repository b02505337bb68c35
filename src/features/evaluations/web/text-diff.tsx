import './text-diff.css'
import { useSay } from '#platform/web/lang.tsx'
import { diffTexts } from '../domain/word-diff.ts'
import { evaluationsWords } from '../words.ts'

type TextDiffProps = { readonly before: string; readonly after: string }

/** Two texts in one: what went is struck through after a −, what came is underlined after a +, also said to readers. */
export function TextDiff({ before, after }: TextDiffProps) {
  const say = useSay(evaluationsWords)
  const { parts } = diffTexts(before, after)
  return (
    <p className="ev-diff">
      {parts.map(({ state, text }, at) => {
        if (state === 'same') return text
        const Mark = state === 'added' ? 'ins' : 'del'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, its parts have no other identity
          <Mark key={at}>
            <span className="tb-hidden">{say(`versions.${state}`)} </span>
            <span className="ev-diff-sign" aria-hidden="true">
              {state === 'added' ? '+' : '−'}
            </span>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}
