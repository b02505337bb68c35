import { useLang, useSay } from '#platform/web/lang.tsx'
import type { CheckItem } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'

const ANSWERS = ['yes', 'partly', 'no'] as const

/** « 7 points sur 12 sont dits : 4 oui, 2 en partie, 1 non », with a box an item. */
export function CheckProgress({ items }: { readonly items: readonly CheckItem[] }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  const counts = ANSWERS.map((answer) => ({
    answer,
    n: items.filter((item) => item.answer === answer).length,
  }))
  const said = counts.reduce((sum, { n }) => sum + n, 0)
  const boxes = [
    ...counts.flatMap(({ answer, n }) => Array.from({ length: n }, () => answer)),
    ...Array.from({ length: items.length - said }, () => 'unsaid' as const),
  ]
  const told = counts
    .filter(({ n }) => n > 0)
    .map(({ answer, n }) => `${n} ${sayCode(`check-answer.${answer}`)}`)
  const list = new Intl.ListFormat(lang, { type: 'unit' }).format(told)
  return (
    <div className="lv-progress">
      <p role="status">
        <strong>{say('check.progress', { said, all: items.length })}</strong>
        {told.length > 0 && ` ${list}.`}
      </p>
      <svg
        className="lv-progress-bar"
        viewBox={`0 0 ${boxes.length * 30} 26`}
        style={{ maxWidth: boxes.length * 40 }}
        aria-hidden="true"
        focusable="false"
      >
        {boxes.map((box, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no identity, only a place
          <g key={at} transform={`translate(${at * 30 + 1} 1)`} className={`lv-answer-box lv-answer-${box}`}>
            <rect width="26" height="24" rx="4" />
            <path d={MARKS[box]} />
          </g>
        ))}
      </svg>
    </div>
  )
}

const MARKS = {
  yes: 'M7 12l4 5 8-10',
  partly: 'M7 12h12',
  no: 'M8 7l10 10M18 7L8 17',
  unsaid: '',
} as const
