import { accountsWords } from '#features/accounts/words.ts'
import { frameworkWords } from '#features/framework/words.ts'
import { indicatorsWords } from '#features/indicators/words.ts'
import { restitutionWords } from '#features/restitution/words.ts'
import { territoriesWords } from '#features/territories/words.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import type { Problem } from '#kernel/problem.ts'
import { fillText, type Lang, type Params } from '#kernel/words.ts'
import { platformWords } from '#platform/server/words.ts'
import { tablesWords } from '#platform/tables/words.ts'
import { commandsWords } from './words.ts'

const DICTIONARIES = [
  commandsWords,
  platformWords,
  tablesWords,
  accountsWords,
  territoriesWords,
  valueChainsWords,
  frameworkWords,
  indicatorsWords,
  restitutionWords,
]

/** The sentence of a problem for the command line and the log; an unknown code shows itself with its details. */
export function problemSentence(problem: Problem, lang: Lang): string {
  const key = `problem.${problem.code}`
  for (const words of DICTIONARIES) {
    const texts: Readonly<Record<string, string>> = words[lang]
    const text = texts[key]
    if (text) return fillText(text, paramsOf(problem), lang)
  }
  return `${problem.code} ${JSON.stringify(problem.details)}`
}

function paramsOf(problem: Problem): Params {
  const entries = Object.entries(problem.details).map(([name, value]) => [
    name,
    typeof value === 'number' || typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.join(', ')
        : JSON.stringify(value),
  ])
  return Object.fromEntries(entries) as Params
}
