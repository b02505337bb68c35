import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang } from '#kernel/words.ts'
import type { WorkshopLook } from '../contract.ts'
import type { PageSay } from './page-words.ts'
import type { Phone, PhoneState } from './phone.ts'

/** What every screen of somebody who joined has at hand. */
export type PageContextValue = {
  readonly phone: Phone
  readonly state: PhoneState
  readonly look: WorkshopLook
  readonly say: PageSay
  readonly lang: Lang
  /** Says a sentence in the live region, for those who see it and those who hear it. */
  readonly tell: (sentence: string) => void
}

export const PageContext = createContext<PageContextValue | null>(null)

export function usePage(): PageContextValue {
  const value = useContext(PageContext)
  if (!value) throw new Error('a screen outside of its page')
  return value
}
