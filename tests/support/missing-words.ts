import { LANGS, type Words } from '#kernel/words.ts'

/** Keys `<prefix><code>` that a language lacks, or whose placeholders differ from French to English. */
export function missingWords(words: Words, prefix: string, codes: readonly (string | number)[]): string[] {
  return codes
    .map((code) => `${prefix}${code}`)
    .filter(
      (key) =>
        LANGS.some((lang) => !words[lang][key]) ||
        placeholders(words.fr[key]) !== placeholders(words.en[key]),
    )
}

function placeholders(text: string | undefined): string {
  return [...new Set([...(text ?? '').matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]))].sort().join()
}

/** Placeholders that remain in a sentence once it is filled: always a mistake. */
export function unfilled(sentence: string): string[] {
  return sentence.match(/\{\w+[^}]*\}/g) ?? []
}
