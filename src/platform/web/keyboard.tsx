import { createContext, type RefObject, useContext, useEffect, useState } from 'react'
import { dropStored, readStored, writeStored } from './browser-storage.ts'
import { Dialog } from './dialog.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

type Shortcut = { readonly key: string; readonly label: string; readonly act: () => void }

/** The shortcuts of the page that is shown, beside the shell's own. */
const shown = new Set<Shortcut>()
const ShortcutsContext = createContext(shown)
const OFF_KEY = 'tablee.keys-off'

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** A single key for the page that is shown: `useShortcut('n', say('actors.new'), openNew)`. */
export function useShortcut(key: string, label: string, act: () => void): void {
  const shortcuts = useContext(ShortcutsContext)
  useEffect(() => {
    const shortcut = { key, label, act }
    shortcuts.add(shortcut)
    return () => {
      shortcuts.delete(shortcut)
    }
  }, [shortcuts, key, label, act])
}

/** `/` goes to the search, `?` opens the list; single keys can be switched off (WCAG 2.1.4), kept on this device. */
export function KeyboardShortcuts() {
  const say = useSay(shellWords)
  const shortcuts = useContext(ShortcutsContext)
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(() => readStored(OFF_KEY) === undefined)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (!on || document.querySelector('dialog[open]')) return
      if (event.key === '?') {
        event.preventDefault()
        setOpen(true)
      } else {
        actOn(event, shortcuts)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on, shortcuts])
  const toggle = (next: boolean) => {
    setOn(next)
    if (next) dropStored(OFF_KEY)
    else writeStored(OFF_KEY, 'off')
  }
  const rows = [
    { key: '/', label: say('keys.search') },
    { key: '?', label: say('keys.list') },
    { key: 'Esc', label: say('keys.escape') },
    { key: '↑ ↓', label: say('keys.arrows') },
    ...shortcuts,
  ]
  return (
    <>
      <button type="button" className="tb-keys-open" onClick={() => setOpen(true)}>
        <SignIcon sign="keyboard" size={18} />
        {say('keys.open')}
      </button>
      {open && (
        <Dialog title={say('keys.title')} onClose={() => setOpen(false)}>
          <dl className="tb-keys">
            {rows.map((row) => (
              <div key={row.key}>
                <dt>
                  <kbd>{row.key}</kbd>
                </dt>
                <dd>{row.label}</dd>
              </div>
            ))}
          </dl>
          <label className="tb-check">
            <input type="checkbox" checked={on} onChange={(event) => toggle(event.currentTarget.checked)} />
            {say('keys.on')}
          </label>
        </Dialog>
      )}
    </>
  )
}

function actOn(event: KeyboardEvent, shortcuts: ReadonlySet<Shortcut>) {
  if (event.key === '/') {
    const search = document.querySelector<HTMLInputElement>('input[type="search"]')
    if (search) {
      event.preventDefault()
      search.focus()
    }
    return
  }
  for (const shortcut of shortcuts) {
    if (shortcut.key !== event.key) continue
    event.preventDefault()
    shortcut.act()
  }
}

/** Up, down, Home and End walk through the links and buttons of a list: `useArrowKeys(listRef)`. */
export function useArrowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return
      const stops = [...element.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')]
      const here = stops.indexOf(document.activeElement as HTMLElement)
      const next = nextStop(event.key, here, stops.length)
      if (here < 0 || next === undefined) return
      event.preventDefault()
      stops[next]?.focus()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [list])
}

function nextStop(key: string, here: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(here + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(here - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
