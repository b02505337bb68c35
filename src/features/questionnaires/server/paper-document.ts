import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import { type Lang, type Say, sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import { type Form, textIn } from '../domain/form.ts'
import { type PaperCondition, paperForm, paperNumbers } from '../domain/paper-form.ts'
import type { RuleWords } from '../domain/rule-words.ts'
import { paperWords } from '../words.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./paper-document.typ', import.meta.url), 'utf8')

export type PaperDocument = {
  readonly lang: Lang
  readonly form: Form
  readonly territory: string
  readonly purpose: string
  /** The day it is printed. */
  readonly on: string
}

type PaperSay = Say<keyof (typeof paperWords)['fr']>

function sayRule(say: PaperSay, numbers: ReadonlyMap<string, number>, words: RuleWords): string {
  if ('left' in words)
    return say(`rule.${words.kind}`, {
      left: sayRule(say, numbers, words.left),
      right: sayRule(say, numbers, words.right),
    })
  const question = String(numbers.get(words.question) ?? words.question)
  return say(`rule.${words.kind}`, { question, value: 'value' in words ? words.value : '' })
}

/** A questionnaire to print: a tagged PDF, A4, numbered as the screen where sheets are keyed in numbers it. */
export function makePaperDocument({ lang, form, territory, purpose, on }: PaperDocument): File {
  const say = sayIn(paperWords, lang)
  const numbers = paperNumbers(form)
  const tag = form.languages.some((language) => language.tag === lang)
    ? lang
    : (form.languages[0]?.tag ?? 'und')
  const sayOnly = (only: PaperCondition | null) => {
    if (!only) return ''
    return only.words
      ? say('only', { condition: sayRule(say, numbers, only.words) })
      : say('only-rule', { condition: only.rule })
  }
  const note = {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: textIn(form.title, tag, form) || say('title'),
    territory,
    purpose,
    how: say('how'),
    consent: say('consent'),
    fields: [say('sheet'), say('day'), say('collector'), say('group')],
    many: say('many'),
    ranks: say('ranks'),
    other: say('other'),
    required: say('required'),
    dayHint: say('day-hint'),
    footer: say('footer', { day: formatLongDay(on, lang) }),
    items: paperForm(form, tag).map((item) => ({ ...item, only: sayOnly(item.only) })),
  }
  const pdf = compilePdf(TEMPLATE, note, 'questionnaires.paper-failed')
  return new File([new Uint8Array(pdf)], say('file-name'), { type: 'application/pdf' })
}
