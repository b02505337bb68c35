import { LANGS, type Lang } from '#kernel/words.ts'

function isLang(value: string | null | undefined): value is Lang {
  return LANGS.some((lang) => lang === value)
}

/** `?lang=` first (links in mails and on posters), then the last choice, then the browser; French when in doubt. */
export function chooseLang(query: string, stored: string | undefined, browserLangs: readonly string[]): Lang {
  const asked = new URLSearchParams(query).get('lang')
  if (isLang(asked)) return asked
  if (isLang(stored)) return stored
  return browserLangs.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang) ?? 'fr'
}
