import { defineWords, type Lang, type Say, sayIn } from '#kernel/words.ts'
import en from '../../../../locales/en/participant-page.json' with { type: 'json' }
import fr from '../../../../locales/fr/participant-page.json' with { type: 'json' }

/** The words of the participants' page alone: a phone loads nobody else's. */
export const pageWords = defineWords(fr, en)

export type PageSay = Say<keyof typeof fr>
export const sayPage = (lang: Lang): PageSay => sayIn(pageWords, lang)

type Problem = { readonly code: string; readonly fault: string }

const SAID = [
  'activity-closed',
  'closed',
  'set-aside',
  'looks-like-person',
  'too-many-votes',
  'full',
] as const

/** Why something did not go, in a sentence. */
export function sayProblem(say: PageSay, { code, fault }: Problem): string {
  const known = SAID.find((each) => code === `workshops.${each}`)
  if (known) return say(`problem.${known}`)
  if (fault === 'busy') return say('problem.network')
  if (fault === 'too-often') return say('problem.too-often')
  return say(fault === 'absent' ? 'problem.absent' : 'problem.other')
}
