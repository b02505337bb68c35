import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Lang, type Say, sayIn, type Words } from '#kernel/words.ts'
import { readStored, writeStored } from './browser-storage.ts'
import { chooseLang } from './lang-choice.ts'

type LangState = { readonly lang: Lang; readonly setLang: (lang: Lang) => void }

const LangContext = createContext<LangState>({ lang: 'fr', setLang: () => {} })
const KEY = 'tablee.lang'

export function LangProvider({ children }: { readonly children: ReactNode }) {
  const [lang, choose] = useState<Lang>(() =>
    chooseLang(window.location.search, readStored(KEY), window.navigator.languages),
  )
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const setLang = useCallback((next: Lang) => {
    writeStored(KEY, next)
    choose(next)
  }, [])
  const state = useMemo(() => ({ lang, setLang }), [lang, setLang])
  return <LangContext value={state}>{children}</LangContext>
}

/** Shows what is inside in the language of a document, whatever the reader chose; nothing is remembered. */
export function LangScope({ lang, children }: { readonly lang: Lang; readonly children: ReactNode }) {
  const { setLang } = useLang()
  const state = useMemo(() => ({ lang, setLang }), [lang, setLang])
  return <LangContext value={state}>{children}</LangContext>
}

export function useLang(): LangState {
  return useContext(LangContext)
}

/** `const say = useSay(actorsWords)` → `say('list.title')` in the reader's language. */
export function useSay<K extends string>(words: Words<K>): Say<K> {
  const { lang } = useLang()
  return useMemo(() => sayIn(words, lang), [words, lang])
}

/** Dates as people write them: « 3 mars 2026 » or “3 March 2026”; with the time when asked. */
export function formatDay(date: Date | string, lang: Lang, withTime = false): string {
  const value = typeof date === 'string' ? new Date(date) : date
  const style = withTime
    ? ({ dateStyle: 'long', timeStyle: 'short' } as const)
    : ({ dateStyle: 'long' } as const)
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', style).format(value)
}

/** « 31 déc. 2026 », where a table has little room. */
export function formatShortDay(day: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium' }).format(
    new Date(day),
  )
}
