import { Choices } from '#platform/web/choices.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { QUALITY_TICKS, type QualityTick, scoreQuality } from '../domain/quality-test.ts'
import { frameworkWords } from '../words.ts'
import type { GroupProps } from './line-editor.tsx'

const ANSWERS = ['yes', 'no', 'unsaid'] as const
type Answer = (typeof ANSWERS)[number]

const answerOf = (tick: boolean | null): Answer => (tick === null ? 'unsaid' : tick ? 'yes' : 'no')
const tickOf = (answer: Answer): boolean | null => (answer === 'unsaid' ? null : answer === 'yes')

/** The test of six questions; what nobody has answered is not a no. */
export function QualityFields({ draft }: GroupProps) {
  const say = useSay(frameworkWords)
  const { quality } = draft.value
  const { score, outOf, unanswered } = scoreQuality(quality)
  const answer = (tick: QualityTick, given: Answer) =>
    draft.patch({ quality: { ...quality, [tick]: tickOf(given) } })
  return (
    <div className="fw-group">
      <p role="status">
        <strong>{score === null ? say('quality.nobody') : say('quality.score', { score, outOf })}</strong>
        {score !== null &&
          unanswered.length > 0 &&
          ` · ${say('quality.unanswered', { n: unanswered.length })}`}
      </p>
      {QUALITY_TICKS.map((tick) => (
        <Choices
          key={tick}
          label={say(`quality.${tick}`)}
          row
          value={answerOf(quality[tick])}
          onChange={(given) => answer(tick, given)}
          choices={ANSWERS.map((value) => ({ value, label: say(value) }))}
        />
      ))}
    </div>
  )
}
