import './extraction.css'
import type { ReactNode } from 'react'
import { addMonths, localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { Objective } from '../domain/objective.ts'
import { evaluationsWords } from '../words.ts'
import { Guide } from './guidance.tsx'

/** The five questions of method 2.3, in its order; the first one has three small answers. */
export const QUESTIONS = ['change', 'who', 'noticedBy', 'byWhen', 'thanksTo'] as const
export type Question = (typeof QUESTIONS)[number]

const YEARS = [1, 2, 3, 5] as const

type QuestionFieldProps = {
  readonly question: Question
  readonly objective: Objective
  readonly patch: (change: Partial<Objective>) => void
}

/** What one question asks, with its example. */
export function QuestionField({ question, objective, patch }: QuestionFieldProps) {
  const say = useSay(evaluationsWords)
  const guide = <Guide field={`objective.${question}`} name={say(`objective.${question}`)} />
  if (question === 'byWhen') return <WhenField guide={guide} objective={objective} patch={patch} />
  if (question === 'change') {
    return (
      <>
        <TextField
          label={say('extract.ask.change')}
          help={say('objective-help.change')}
          value={objective.change}
          maxLength={300}
          onChange={(change) => patch({ change })}
        />
        <TextField
          label={say('objective.what')}
          help={say('objective-help.what')}
          value={objective.what}
          maxLength={300}
          onChange={(what) => patch({ what })}
        />
        <TextField
          label={say('objective.byHowMuch')}
          help={say('objective-help.byHowMuch')}
          value={objective.byHowMuch}
          maxLength={200}
          optional
          onChange={(byHowMuch) => patch({ byHowMuch })}
        />
        {guide}
      </>
    )
  }
  return (
    <>
      <TextField
        label={say(`extract.ask.${question}`)}
        help={say(`objective-help.${question}`)}
        value={objective[question]}
        maxLength={question === 'who' ? 300 : 500}
        lines={question === 'who' ? 1 : 2}
        onChange={(value) => patch({ [question]: value })}
      />
      {guide}
    </>
  )
}

type WhenFieldProps = Omit<QuestionFieldProps, 'question'> & {
  readonly guide: ReactNode
}

/** A day, or a number of years from today. */
function WhenField({ guide, objective, patch }: WhenFieldProps) {
  const say = useSay(evaluationsWords)
  const today = localDay(new Date())
  return (
    <>
      <DateField
        label={say('extract.ask.byWhen')}
        value={objective.byWhen ?? ''}
        onChange={(value) => patch({ byWhen: value || null })}
      />
      <fieldset className="ev-years">
        <legend>{say('extract.years-label')}</legend>
        {YEARS.map((n) => (
          <Button key={n} look="second" onClick={() => patch({ byWhen: addMonths(today, n * 12) ?? null })}>
            {say('extract.years', { n })}
          </Button>
        ))}
      </fieldset>
      {guide}
    </>
  )
}
