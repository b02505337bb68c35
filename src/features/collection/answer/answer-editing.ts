import type { AnswerPath, Answers, AnswerValue } from '#features/questionnaires/domain/form.ts'

type Times = readonly Answers[]

const timesOf = (answers: Answers, name: string): Times => {
  const times = answers[name]
  return Array.isArray(times) ? (times as Times) : []
}

function inTime(
  answers: Answers,
  path: AnswerPath,
  edit: (inner: Answers, rest: AnswerPath) => Answers,
): Answers {
  const [name, at, ...rest] = path
  if (typeof name !== 'string' || typeof at !== 'number') return answers
  const times = [...timesOf(answers, name)]
  while (times.length <= at) times.push({})
  times[at] = edit(times[at] ?? {}, rest)
  return { ...answers, [name]: times }
}

/** The answers with one value put in place; `undefined` takes it out: what is not answered is absent. */
export function withAnswer(answers: Answers, path: AnswerPath, value: AnswerValue | undefined): Answers {
  const [name] = path
  if (path.length > 1) return inTime(answers, path, (inner, rest) => withAnswer(inner, rest, value))
  if (typeof name !== 'string') return answers
  if (value !== undefined) return { ...answers, [name]: value }
  const { [name]: _, ...others } = answers
  return others
}

/** One time more of the repeat that stands at `path`, with the values it begins with. */
export function withTimeAdded(answers: Answers, path: AnswerPath, first: Answers = {}): Answers {
  const [name] = path
  if (path.length > 1) return inTime(answers, path, (inner, rest) => withTimeAdded(inner, rest, first))
  return typeof name === 'string' ? { ...answers, [name]: [...timesOf(answers, name), first] } : answers
}

/** The repeat at `path` without one of its times; the others close up. */
export function withTimeRemoved(answers: Answers, path: AnswerPath, at: number): Answers {
  const [name] = path
  if (path.length > 1) return inTime(answers, path, (inner, rest) => withTimeRemoved(inner, rest, at))
  if (typeof name !== 'string') return answers
  return { ...answers, [name]: timesOf(answers, name).filter((_, each) => each !== at) }
}
