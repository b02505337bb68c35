import type { CompiledForm, CompiledItem } from './compiled-form.ts'
import { textIn } from './form.ts'
import type { RuleValue } from './rule-values.ts'

/** Labels of the chosen names, in a language: `jr:choice-name()`. */
export function choiceNames(
  compiled: CompiledForm,
  item: CompiledItem | undefined,
  value: string,
  lang: string,
): string {
  const list = item?.item.kind === 'question' ? compiled.choices.get(item.item.list ?? '') : undefined
  return value
    .split(/\s+/)
    .map((name) => textIn(list?.get(name)?.label, lang, compiled.form) || name)
    .join(', ')
}

/** An answer as it is read in a sentence: labels of choices, French numbers with their comma. */
export function shownValue(
  compiled: CompiledForm,
  item: CompiledItem | undefined,
  value: RuleValue,
  lang: string,
): string {
  if (typeof value === 'object') return value.map((one) => shownValue(compiled, item, one, lang)).join(', ')
  if (item?.item.kind === 'question' && item.item.list)
    return choiceNames(compiled, item, String(value), lang)
  const text = String(value)
  return typeof value === 'number' && lang === 'fr' ? text.replace('.', ',') : text
}
