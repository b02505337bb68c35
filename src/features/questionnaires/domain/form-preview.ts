import type { Answers, Form } from './form.ts'

/** Where the respondents' page shows a form that is being written; nothing else may be put into a frame. */
export const PREVIEW_PATH = '/r/apercu'

/** What the editor tells the preview: another `round` begins with no answer. */
export type PreviewAsked = {
  readonly kind: 'tablee-preview'
  readonly form: Form
  readonly lang: string
  readonly round: string
}

/** What the preview tells the editor. */
export type PreviewTold =
  | { readonly kind: 'tablee-preview-ready' }
  | { readonly kind: 'tablee-preview-answers'; readonly answers: Answers; readonly page: string | null }
