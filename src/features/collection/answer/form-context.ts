import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FormEvaluation } from '#features/questionnaires/domain/evaluation.ts'
import type {
  AnswerPath,
  AnswerValue,
  FileAnswer,
  Form,
  FormText,
} from '#features/questionnaires/domain/form.ts'
import { textIn } from '#features/questionnaires/domain/form.ts'
import { type Lang, spaceFrench } from '#kernel/words.ts'
import type { RespondentSay } from './page-words.ts'

export type Place = { readonly code: string; readonly name: string }

/** What every question has at hand. */
export type FormContextValue = {
  readonly form: Form
  /** Of the form's own languages, as people chose. */
  readonly tag: string
  readonly lang: Lang
  readonly say: RespondentSay
  readonly evaluation: FormEvaluation
  /** Keys of what is told to be wrong on this page. */
  readonly wrong: ReadonlyMap<string, string>
  readonly change: (path: AnswerPath, value: AnswerValue | undefined) => void
  readonly addTime: (path: AnswerPath) => void
  readonly removeTime: (path: AnswerPath, at: number) => void
  readonly places: readonly Place[]
  readonly findPlaces: (text: string) => Promise<readonly Place[]>
  /** Keeps a photo or a voice on the device; it goes with the answer. */
  readonly keepFile: (file: Blob) => Promise<FileAnswer>
  readonly readFile: (file: string) => Promise<Blob | undefined>
}

export const FormContext = createContext<FormContextValue | null>(null)

export function useForm(): FormContextValue {
  const value = useContext(FormContext)
  if (!value) throw new Error('a question outside of its form')
  return value
}

/** A text as it is printed: in French a question mark never stands alone on the next line. */
export const typeset = (text: string, tag: string) => (tag === 'fr' ? spaceFrench(text) : text)

/** A text of the form in the language chosen. */
export function useFormText(): (text: FormText | undefined) => string {
  const { form, tag } = useForm()
  return (text) => typeset(textIn(text, tag, form), tag)
}
