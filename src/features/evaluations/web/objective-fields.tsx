import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { OBJECTIVE_TICKS, type Objective, SAT_OBJECTIVES } from '../domain/objective.ts'
import { evaluationsWords } from '../words.ts'
import type { StoryRecord } from './evaluations-api.ts'
import { Guide } from './guidance.tsx'
import { tickAnswer } from './objective-form.ts'
import { storyName } from './story-cards.ts'

type ObjectiveFieldsProps = {
  readonly objective: Objective
  readonly patch: (change: Partial<Objective>) => void
  /** Begins the paths of the fields, so that several forms can stand on one page. */
  readonly place: string
  readonly changeError?: string | undefined
}

const TEXTS = ['change', 'what', 'who', 'byHowMuch'] as const
const MOST = { change: 300, what: 300, who: 300, byHowMuch: 200, noticedBy: 500, thanksTo: 500 } as const

/** The questions of the guided extraction (method 2.3): what has changed, for whom, by when, noticed how, thanks to what. */
export function ObjectiveFields({ objective, patch, place, changeError }: ObjectiveFieldsProps) {
  const say = useSay(evaluationsWords)
  const text = (field: keyof typeof MOST, lines = 1) => (
    <div key={field} data-field={`${place}/${field}`}>
      <TextField
        label={say(`objective.${field}`)}
        help={say(`objective-help.${field}`)}
        value={objective[field]}
        maxLength={MOST[field]}
        lines={lines}
        optional={field === 'byHowMuch'}
        onChange={(value) => patch({ [field]: value })}
        error={field === 'change' ? changeError : undefined}
      />
      <Guide field={`objective.${field}`} name={say(`objective.${field}`)} />
    </div>
  )
  return (
    <>
      {TEXTS.map((field) => text(field))}
      <div data-field={`${place}/byWhen`}>
        <DateField
          label={say('objective.byWhen')}
          value={objective.byWhen ?? ''}
          onChange={(value) => patch({ byWhen: value || null })}
        />
        <Guide field="objective.byWhen" name={say('objective.byWhen')} />
      </div>
      {text('noticedBy', 2)}
      {text('thanksTo', 2)}
      <div data-field={`${place}/sat`}>
        <ManyChoices
          label={say('objective.sat')}
          help={say('objective-help.sat')}
          values={objective.sat}
          onChange={(sat) => patch({ sat })}
          choices={SAT_OBJECTIVES.map((value) => ({ value, label: say(`sat.${value}`) }))}
        />
        <Guide field="objective.sat" name={say('objective.sat')} />
      </div>
    </>
  )
}

const ANSWERS = [true, false, null] as const

type TickFieldsProps = Pick<ObjectiveFieldsProps, 'objective' | 'patch'>

/** The five ticks: people answer, the fields only advise. Not answered is not no. */
export function TickFields({ objective, patch }: TickFieldsProps) {
  const say = useSay(evaluationsWords)
  return (
    <div className="ev-ticks">
      {OBJECTIVE_TICKS.map((tick) => (
        <Choices
          key={tick}
          row
          label={say(`tick.${tick}`)}
          value={tickAnswer(objective.ticks[tick])}
          onChange={(answer) => {
            const given = ANSWERS.find((each) => tickAnswer(each) === answer) ?? null
            patch({ ticks: { ...objective.ticks, [tick]: given } })
          }}
          choices={ANSWERS.map((each) => ({ value: tickAnswer(each), label: say(tickAnswer(each)) }))}
        />
      ))}
    </div>
  )
}

type StoryFieldsProps = {
  readonly stories: readonly StoryRecord[]
  readonly storyIds: readonly string[]
  readonly onChange: (storyIds: readonly string[]) => void
}

/** The stories that an objective comes from: one, several, or none. */
export function StoryFields({ stories, storyIds, onChange }: StoryFieldsProps) {
  const say = useSay(evaluationsWords)
  if (stories.length === 0) return null
  return (
    <ManyChoices
      label={say('objective.stories')}
      help={say('objective-help.stories')}
      optional
      values={storyIds}
      onChange={onChange}
      choices={stories.map((story) => ({ value: story.id, label: storyName(stories, story, say) }))}
    />
  )
}
