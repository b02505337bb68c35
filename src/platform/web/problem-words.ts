import { Problem } from '#kernel/problem.ts'
import { fillText, type Lang, type Params, type Words } from '#kernel/words.ts'
import { shellWords } from './shell-words.ts'

const registered = new Set<Words>([shellWords])

/** Lets `problem.<code>` sentences of a feature be found; `featureApi` calls it, pages need not. */
export function registerProblemWords(words: Words): void {
  registered.add(words)
}

/** Only flat details can stand in a sentence. */
function sentenceParams(problem: Problem): Params {
  const flat = Object.entries(problem.details).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return { ...Object.fromEntries(flat), code: problem.code }
}

/** A problem in words: the feature's sentence, else a general one for its fault; never a bare code. */
export function describeProblem(failure: unknown, lang: Lang): string {
  const problem = failure instanceof Problem ? failure : new Problem('web.unexpected', 'server')
  const keys = [`problem.${problem.code}`, `problem.fault.${problem.fault}`, 'problem.unknown']
  for (const key of keys) {
    for (const words of registered) {
      const text = words[lang][key]
      if (text !== undefined) return fillText(text, sentenceParams(problem), lang)
    }
  }
  return problem.code
}
