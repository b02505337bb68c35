import { Problem } from '#kernel/problem.ts'
import { fillText, type Lang, type Params, type Words } from '#kernel/words.ts'
import { shellWords } from './shell-words.ts'

const registered = new Set<Words>([shellWords])

/** Lets `problem.<code>` sentences of a feature be found; `featureApi` calls it, pages need not. */
export function registerProblemWords(words: Words): void {
  registered.add(words)
}

/** Details that can stand in a sentence: texts, numbers, lists of them; `fields` names what a refused request got wrong. */
function sentenceParams(problem: Problem): Params {
  const params: Record<string, string | number> = {
    fields: faultyFields(problem.details.issues),
    code: problem.code,
  }
  for (const [name, value] of Object.entries(problem.details)) {
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
    else if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      params[name] = value.join(', ')
  }
  return params
}

function faultyFields(issues: unknown): string {
  if (!Array.isArray(issues)) return '?'
  const paths = issues.flatMap((issue: { path?: unknown } | null) =>
    typeof issue?.path === 'string' ? [issue.path] : [],
  )
  return [...new Set(paths)].join(', ') || '?'
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
