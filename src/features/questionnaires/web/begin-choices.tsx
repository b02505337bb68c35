import { useSay } from '#platform/web/lang.tsx'
import { editorWords } from './editor-words.ts'

const WAYS = ['framework', 'file', 'nothing'] as const
export type BeginWay = (typeof WAYS)[number]

/** Three ways to begin a questionnaire, each with what it is good for. */
export function BeginChoices({ onBegin }: { readonly onBegin: (way: BeginWay) => void }) {
  const say = useSay(editorWords)
  return (
    <ul className="qn-begin">
      {WAYS.map((way) => (
        <li key={way}>
          <button type="button" onClick={() => onBegin(way)}>
            <strong>{say(`begin.${way}`)}</strong>
            <span>{say(`begin.${way}-help`)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
