import { outcomeOf } from '#features/questionnaires/domain/answer-document.ts'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { compileForm } from '#features/questionnaires/domain/form-compiling.ts'

const CONTEXT = { today: '2026-03-31', now: '2026-03-31T08:30:00.000+02:00', lang: 'fr' }

/** What the evaluator makes of each set of answers, as a number for each (FNV-1a over its canonical text). */
export function outcomesOf(form: Form, sets: readonly string[]): number[] {
  const compiled = compileForm(form)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return sets.map((set) => fingerprint(outcomeOf(compiled.compiled, JSON.parse(set), CONTEXT)))
}

/** The text itself, to be looked at where the numbers differ. */
export function outcomeOfSet(form: Form, set: string): string {
  const compiled = compileForm(form)
  return compiled.ok ? outcomeOf(compiled.compiled, JSON.parse(set), CONTEXT) : ''
}

function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
