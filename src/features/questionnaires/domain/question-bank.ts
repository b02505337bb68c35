import bank from '../../../../catalogue/question-bank.json' with { type: 'json' }
import type { FormText } from './form.ts'

/** Publics of the question bank (method 2.6), `catalogue/question-bank.json`. */
export const BANK_PUBLICS = [
  'producer',
  'buyer-cook',
  'resident',
  'elected',
  'most-significant-change',
  'closing',
] as const
export type BankPublic = (typeof BANK_PUBLICS)[number]

type Bilingual = { readonly fr: string; readonly en: string }

export type QuestionBank = {
  /** Asked after a level was chosen in an interview. */
  readonly followUp: FormText
  readonly publics: readonly {
    readonly code: string
    readonly name: Bilingual
    readonly questions: readonly (Bilingual & {
      readonly name: string
      /** Free text where nothing is said. */
      readonly type?: string
      readonly unit?: Bilingual
    })[]
  }[]
}

export const QUESTION_BANK: QuestionBank = bank
