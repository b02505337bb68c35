import { fillText, type Lang, type Params, type Words } from '#kernel/words.ts'
import { tablesWords } from './words.ts'

/**
 * The sentence of a problem by its code: looked up as `problem.<code>` in the words of tables, then in those of the
 * feature whose file it is. An unknown code shows itself.
 */
export function problemMessage(
  code: string,
  params: Params,
  lang: Lang,
  featureWords: Words<string>,
): string {
  const key = `problem.${code}`
  const ours: Readonly<Record<string, string>> = tablesWords[lang]
  return fillText(ours[key] ?? featureWords[lang][key] ?? code, params, lang)
}
