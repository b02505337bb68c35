import type { Questionnaire } from '../contract.ts'
import type { Form } from '../domain/form.ts'

export type QuestionnaireForm = {
  readonly title: string
  readonly audience: string
  readonly note: string
  readonly form: Form
}

/** The fields of a questionnaire as they are written here. */
export const toForm = ({ title, audience, note, form }: Questionnaire): QuestionnaireForm => ({
  title,
  audience,
  note,
  form,
})
export const fromForm = (form: QuestionnaireForm) => ({ ...form, title: form.title.trim() })
