import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { isDay } from '#kernel/day.ts'
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

const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** A calendar day is the same everywhere, a moment is told in the reader's own time zone. */
function formatDate(date: Date | string, lang: Lang, style: Intl.DateTimeFormatOptions): string {
  const isCalendarDay = typeof date === 'string' && isDay(date)
  const format = new Intl.DateTimeFormat(LOCALES[lang], isCalendarDay ? { ...style, timeZone: 'UTC' } : style)
  return format.format(new Date(date))
}

/** Dates as people write them: « 3 mars 2026 » or “3 March 2026”; with the time when asked. */
export function formatDay(date: Date | string, lang: Lang, withTime = false): string {
  return formatDate(date, lang, { dateStyle: 'long', ...(withTime ? { timeStyle: 'short' } : {}) })
}

/** « 31 déc. 2026 », where a table has little room. */
export function formatShortDay(day: string, lang: Lang): string {
  return formatDate(day, lang, { dateStyle: 'medium' })
}
