import type { Answers, AnswerValue, FileAnswer } from '#features/questionnaires/domain/form.ts'

const isFile = (value: AnswerValue | readonly Answers[]): value is FileAnswer =>
  typeof value === 'object' && !Array.isArray(value) && 'file' in value && 'bytes' in value

/** Identifiers of the photos and voices that answers name, each once, those inside repeats too. */
export function filesOf(answers: Answers): string[] {
  const files = new Set<string>()
  const walk = (one: Answers) => {
    for (const name in one) {
      const value = one[name]
      if (typeof value !== 'object') continue
      if (isFile(value)) files.add(value.file)
      else if (Array.isArray(value))
        for (const each of value) if (typeof each === 'object' && each !== null) walk(each as Answers)
    }
  }
  walk(answers)
  return [...files]
}
