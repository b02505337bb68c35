import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { GuideItem } from '../contract.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import type { ShownNote } from './shown-notes.ts'

type GuideQuestionsProps = {
  readonly items: readonly GuideItem[]
  readonly current: string | null
  readonly onCurrent: (id: string | null) => void
  readonly notes: readonly ShownNote[]
}

/** The questions beside the notes: which one is asked now, which already brought something; a list on a phone. */
export function GuideQuestions({ items, current, onCurrent, notes }: GuideQuestionsProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const answered = new Set(notes.map(({ itemId }) => itemId))
  const asked = items.find(({ id }) => id === current)
  return (
    <section className="iv-questions" aria-label={say('questions.title')}>
      <div className="iv-questions-narrow">
        <SelectField
          label={say('questions.now')}
          value={current ?? ''}
          none={say('questions.none')}
          options={items.map(({ id, text }, at) => ({
            value: id,
            label: `${answered.has(id) ? '✓ ' : ''}${at + 1}. ${text}`,
          }))}
          onChange={(id) => onCurrent(id || null)}
        />
      </div>
      <ol className="iv-questions-wide">
        {items.map((item, at) => (
          <li key={item.id}>
            <button
              type="button"
              aria-pressed={item.id === current}
              onClick={() => onCurrent(item.id === current ? null : item.id)}
            >
              <span className="iv-question-mark" aria-hidden="true">
                {answered.has(item.id) ? <SignIcon sign="check" size={14} /> : at + 1}
              </span>
              <span>
                {item.text}
                {item.minutes !== null && (
                  <span className="tb-soft"> {code('sheet.minutes-short', { n: item.minutes })}</span>
                )}
                {answered.has(item.id) && <span className="tb-hidden">{say('questions.answered')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {asked && asked.brings !== '' && (
        <p className="iv-brings">{code('sheet.brings', { what: asked.brings })}</p>
      )}
    </section>
  )
}
