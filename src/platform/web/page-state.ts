import { createContext, useContext, useSyncExternalStore } from 'react'

export type Crumb = { readonly label: string; readonly to: string }

/** What the page tells the shell about itself. */
export type PageState = {
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly demonstration: boolean
}

export type PageStore = {
  readonly read: () => PageState
  readonly write: (state: PageState) => void
  readonly listen: (listener: () => void) => () => void
  /** After a change of page the title takes the focus, once: readers hear where they are. */
  readonly wantFocus: () => void
  readonly takeFocus: () => boolean
}

export function createPageStore(): PageStore {
  let state: PageState = { title: '', crumbs: [], demonstration: false }
  let focusWanted = false
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    write: (next) => {
      if (JSON.stringify(next) === JSON.stringify(state)) return
      state = next
      for (const listener of listeners) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wantFocus: () => {
      focusWanted = true
    },
    takeFocus: () => {
      const wanted = focusWanted
      focusWanted = false
      return wanted
    },
  }
}

export const PageContext = createContext<PageStore>(createPageStore())

export function usePageState(): PageState {
  const store = useContext(PageContext)
  return useSyncExternalStore(store.listen, store.read)
}
