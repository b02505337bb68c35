import { defineWords, type Lang, type Say, sayIn } from '#kernel/words.ts'
import en from '../../../../locales/en/respondent-page.json' with { type: 'json' }
import fr from '../../../../locales/fr/respondent-page.json' with { type: 'json' }

/** The words of the respondents' page alone: a phone loads nobody else's. */
export const respondentWords = defineWords(fr, en)

export type RespondentSay = Say<keyof typeof fr>
export const sayRespondent = (lang: Lang): RespondentSay => sayIn(respondentWords, lang)

const SAID = [
  'answer-refused',
  'closed',
  'link-revoked',
  'link-unknown',
  'already-answered',
  'other-content',
] as const

/** Why something did not go, in a sentence. */
export function sayProblem(say: RespondentSay, problem: { readonly code: string; readonly fault: string }) {
  const known = SAID.find((each) => problem.code === `collection.${each}`)
  if (known) return say(`problem.${known}`)
  if (problem.fault === 'busy') return say('problem.network')
  return say(problem.fault === 'absent' ? 'problem.link-unknown' : 'problem.other')
}
