export type Lang = 'fr' | 'en'

export const LANGS: readonly Lang[] = ['fr', 'en']

type Texts = Readonly<Record<string, string>>

/** The texts of one feature in both languages; the compiler refuses a key that one language lacks. */
export type Words<K extends string = string> = {
  readonly fr: Readonly<Record<K, string>>
  readonly en: Readonly<Record<K, string>>
}

export type Params = Readonly<Record<string, string | number>>

export type Say<K extends string> = (key: K, params?: Params) => string

/** Binds the two locale files of a feature; they must have exactly the same keys. */
export function defineWords<T extends Texts>(
  fr: T,
  en: { readonly [K in keyof T]: string },
): Words<Extract<keyof T, string>> {
  return { fr, en } as Words<Extract<keyof T, string>>
}

/** The speaker of one feature in one language: `say('saved', { n: 3 })`. */
export function sayIn<K extends string>(words: Words<K>, lang: Lang): Say<K> {
  const texts = words[lang]
  return (key, params) => fillText(texts[key] ?? key, params ?? {}, lang)
}

const PLURAL = /\{(\w+), plural,((?: *(?:=\d+|zero|one|two|few|many|other) \{[^{}]*\})+) *\}/g
const BRANCH = /(=\d+|zero|one|two|few|many|other) \{([^{}]*)\}/g

/**
 * Fills `{name}` and `{n, plural, =0 {none} one {# row} other {# rows}}` (a subset of ICU MessageFormat).
 * Numbers are written as the language writes them; an unknown name stays visible, so that it is noticed.
 */
export function fillText(text: string, params: Params, lang: Lang): string {
  const withPlurals = text.replace(PLURAL, (whole, name: string, branches: string) => {
    const value = params[name]
    if (typeof value !== 'number') return whole
    const byCase = new Map([...branches.matchAll(BRANCH)].map((m) => [m[1] ?? '', m[2] ?? '']))
    const rule = new Intl.PluralRules(lang).select(value)
    const chosen = byCase.get(`=${value}`) ?? byCase.get(rule) ?? byCase.get('other') ?? ''
    return chosen.replaceAll('#', formatNumber(value, lang))
  })
  const filled = withPlurals.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? formatNumber(value, lang) : value
  })
  return lang === 'fr' ? spaceFrench(filled) : filled
}

/** French high punctuation keeps to its word: a no-break space before « : » and inside guillemets, a narrow one before ; ! ? %. */
export function spaceFrench(text: string): string {
  return text
    .replace(/ (?=[;!?%])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
}

/** 1234.5 → « 1 234,5 » (narrow no-break space) or "1,234.5". */
export function formatNumber(value: number, lang: Lang, maximumFractionDigits = 3): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits }).format(value)
}
