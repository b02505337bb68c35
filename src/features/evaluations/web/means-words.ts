import type { MeansUse } from '../domain/means-use.ts'
import type { EvaluationsSay } from '../words.ts'
import type { MeansRecord } from './means-api.ts'

/** « 3 heures, 12,50 € »: what was noted as it was noted. */
export function sayAmount(
  { days, hours, euros }: Pick<MeansRecord, 'days' | 'hours' | 'euros'>,
  say: EvaluationsSay,
  money: (text: string) => string,
): string {
  const parts = [
    days === null ? '' : say('spent.days-value', { n: days }),
    hours === null ? '' : say('spent.hours-value', { n: hours }),
    euros === null ? '' : money(euros),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** « 12 semaines passées sur 52 », or what is missing to say it. */
export function sayWeeks({ elapsedWeeks, plannedWeeks }: MeansUse, say: EvaluationsSay): string {
  if (elapsedWeeks === null) return say('spent.weeks-unknown')
  return plannedWeeks === null
    ? say('spent.weeks-alone', { n: elapsedWeeks })
    : say('spent.weeks', { n: elapsedWeeks, all: plannedWeeks })
}
