/**
 * A form as it is stored, sent to phones and written to XLSForm: plain JSON. Rules (`relevant`, `constraint`,
 * `calculation`, `choiceFilter`) are written in the language of XLSForm (https://xlsform.org/en/, a subset of XPath 1.0:
 * docs/methods/forms.md says which), so that one evaluator serves the browser, the server and the exchange of files.
 */

/** A text by language tag (`fr`, `en`); `und`: the column of a file that names no language. */
export type FormText = Readonly<Record<string, string>>

/** BCP 47 tag, and the name under which a file knows it (`French`, `Français (fr)`). */
export type FormLanguage = { readonly tag: string; readonly name: string }

/** A rule in the language of XLSForm: `${age} > 18 and selected(${crops}, 'leek')`. */
export type Rule = string

export const QUESTION_TYPES = [
  'one',
  'many',
  'ranking',
  'scale',
  'rubric',
  'matrix',
  'integer',
  'decimal',
  'amount',
  'date',
  'time',
  'moment',
  'text',
  'place',
  'photo',
  'voice',
  'acknowledge',
  'note',
  'calculation',
  'metadata',
] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** What a phone fills in by itself: when the form was opened, when it was sent, the day. */
export const METADATA = ['start', 'end', 'today'] as const
export type Metadata = (typeof METADATA)[number]

export type Choice = {
  readonly name: string
  readonly label: FormText
  /** Further columns of its row, which a `choiceFilter` may read. */
  readonly attributes?: Readonly<Record<string, string>>
}

export type Question = {
  readonly kind: 'question'
  readonly type: QuestionType
  /** Key of its answer. One name in the whole form: rules refer to it. */
  readonly name: string
  readonly label: FormText
  readonly hint?: FormText
  readonly required?: boolean | Rule
  readonly requiredMessage?: FormText
  /** Asked only where it holds; a value given while it does not is dropped, and reported. */
  readonly relevant?: Rule
  readonly constraint?: Rule
  readonly constraintMessage?: FormText
  readonly readOnly?: boolean
  /** Of `calculation`: what it is worth. */
  readonly calculation?: Rule
  /** A fixed first value, as a rule would write it. */
  readonly initial?: string
  /** Of `one`, `many`, `ranking`, and the columns of `matrix`: a list of the form. */
  readonly list?: string
  /** Of `matrix`: the list of its rows. */
  readonly rows?: string
  readonly choiceFilter?: Rule
  /** Of `one` and `many`: "other, namely"; the text is the answer to `<name>_other`. */
  readonly orOther?: boolean
  /** Of `integer` and `decimal`: as people read it (`kg`, `repas`). Of `amount`: `EUR`. */
  readonly unit?: string
  /** Of `scale` (and of a number where it is asked with a slider): ends and step. */
  readonly from?: number
  readonly to?: number
  readonly step?: number
  readonly fromLabel?: FormText
  readonly toLabel?: FormText
  /** Of `rubric`: what each level, 0 to 4, looks like. */
  readonly levels?: readonly FormText[]
  /** Of `metadata`. */
  readonly metadata?: Metadata
  /** As a file says it, kept for the way back. */
  readonly appearance?: string
  readonly parameters?: string
  /** Lines of the framework that it answers, and the variable of their formula where there is one. */
  readonly answers?: readonly { readonly lineId: string; readonly variable?: string }[]
}

export type Group = {
  readonly kind: 'group'
  readonly name: string
  readonly label: FormText
  readonly relevant?: Rule
  readonly appearance?: string
  readonly items: readonly FormItem[]
}

export type Repeat = {
  readonly kind: 'repeat'
  readonly name: string
  readonly label: FormText
  readonly relevant?: Rule
  /** How many times, where the form decides; else people add as many as they want. */
  readonly count?: Rule
  readonly appearance?: string
  readonly items: readonly FormItem[]
}

export type FormItem = Question | Group | Repeat

export type Form = {
  readonly format: 'tablee-form'
  readonly formatVersion: 1
  /** `form_id` of a file. */
  readonly id: string
  readonly title: FormText
  /** The first is shown to whoever chooses none. */
  readonly languages: readonly FormLanguage[]
  readonly items: readonly FormItem[]
  /** Choices by list; the order is the one shown. */
  readonly lists: Readonly<Record<string, readonly Choice[]>>
  readonly settings?: {
    readonly version?: string
    readonly instanceName?: Rule
    readonly allowChoiceDuplicates?: boolean
    readonly style?: string
  }
}

/** A file that was sent before the answer which names it. */
export type FileAnswer = { readonly file: string; readonly mime: string; readonly bytes: number }

/**
 * One value, by type: one → name of a choice · many, ranking → names (ranking: in order) · scale, rubric, integer,
 * decimal → number · amount → decimal text, never a float: "12.50" · date "2026-03-31" · time "08:30" · moment ISO 8601
 * with offset · text → text · place → INSEE code of a commune · matrix → choice by row · photo, voice → FileAnswer ·
 * acknowledge → true. What was not answered is absent: never zero, never "".
 */
export type AnswerValue =
  | string
  | number
  | true
  | readonly string[]
  | Readonly<Record<string, string>>
  | FileAnswer

/** Answers by name. Groups do not nest them; a repeat holds one set of answers for each time. */
export type Answers = { readonly [name: string]: AnswerValue | readonly Answers[] }

/** Where something stands: `harvest[2].crop` is `['harvest', 2, 'crop']` (times count from 0). */
export type AnswerPath = readonly (string | number)[]

export const FORM_LIMITS = {
  items: 500,
  depth: 6,
  choices: 2_000,
  repeats: 200,
  text: 4_000,
  rule: 2_000,
  name: 64,
} as const

/** Every question, group and repeat of a form, outermost first, in the order in which they stand. */
export function* walkItems(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item
    if (item.kind !== 'question') yield* walkItems(item.items)
  }
}

/** A text in a language, else in the form's first, else in any: a label is never empty because of a language. */
export function textIn(text: FormText | undefined, tag: string, form: Pick<Form, 'languages'>): string {
  if (!text) return ''
  const first = form.languages[0]?.tag ?? 'und'
  return text[tag] ?? text[first] ?? text.und ?? Object.values(text)[0] ?? ''
}
