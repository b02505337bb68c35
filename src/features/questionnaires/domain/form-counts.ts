import { isAsked } from './compiled-form.ts'
import { type Form, type FormText, walkItems } from './form.ts'

/** How many questions people answer; what is computed or only read is none. */
export function countAsked(form: Form): number {
  return [...walkItems(form.items)].filter((item) => item.kind === 'question' && isAsked(item)).length
}

export type MissingText = { readonly item: string; readonly field: string }

/**
 * Texts that stand in some language of the form and not in this one: whoever chooses it reads them in another. Choices
 * come under the name of their list, as field `lists`.
 */
export function missingTexts(form: Form, tag: string): MissingText[] {
  const lacks = (text: FormText | undefined) =>
    text !== undefined && Object.values(text).some((one) => one.trim() !== '') && !text[tag]?.trim()
  const missing: MissingText[] = lacks(form.title) ? [{ item: '', field: 'title' }] : []
  for (const item of walkItems(form.items)) {
    const texts = Object.entries(item).filter(([field]) => /label|hint|message/i.test(field))
    for (const [field, text] of texts)
      if (typeof text === 'object' && lacks(text as FormText)) missing.push({ item: item.name, field })
    if (item.kind === 'question' && item.levels?.some(lacks))
      missing.push({ item: item.name, field: 'levels' })
  }
  for (const [list, choices] of Object.entries(form.lists))
    if (choices.some(({ label }) => lacks(label))) missing.push({ item: list, field: 'lists' })
  return missing
}
