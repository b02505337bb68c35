import { useEffect, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import { type Pasted, readPasted } from './chain-clipboard.ts'

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.tagName === 'TEXTAREA' ||
      target.tagName === 'SELECT' ||
      (target instanceof HTMLInputElement && target.type !== 'checkbox'))
  )
}

/**
 * Ctrl+C, Ctrl+X and Ctrl+V on what is chosen, Ctrl+Z and Ctrl+Shift+Z (Ctrl+Y) anywhere but in a field. A piece of
 * a chain is pasted at once; other text is shown first.
 */
export function useChainKeys(board: Board, onLines: (pasted: Pasted) => void): void {
  const say = useSay(impactChainWords)
  const latest = useRef({ board, onLines, say })
  latest.current = { board, onLines, say }
  useEffect(() => {
    const isOurs = (event: Event) =>
      !isTyping(event.target) && document.querySelector('dialog[open]') === null
    const onCopy = (event: ClipboardEvent) => {
      const { selected, acts, chain, select, here, tell } = latest.current.board
      const elements = [...selected].filter((id) => chain.byId.has(id))
      const isText = window.getSelection()?.isCollapsed === false
      if (!isOurs(event) || elements.length === 0 || isText) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', acts.copy(selected))
      if (event.type === 'cut' && here.mayWrite) {
        acts.remove([...selected])
        select([])
      } else tell(latest.current.say('clipboard.copied', { n: elements.length }))
    }
    const onPaste = (event: ClipboardEvent) => {
      const { here } = latest.current.board
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isOurs(event) || !here.mayWrite || text.trim() === '') return
      event.preventDefault()
      pasteText(latest.current.board, text, latest.current.say, latest.current.onLines)
    }
    const onKey = (event: KeyboardEvent) => {
      const isControl = event.ctrlKey || event.metaKey
      if (!isControl || event.altKey || !isOurs(event)) return
      const key = event.key.toLowerCase()
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined
      if (!way) return
      event.preventDefault()
      latest.current.board.acts.step(way)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}

type SayChain = ReturnType<typeof useSay<keyof (typeof impactChainWords)['fr'] & string>>

/** A piece lands at once and is chosen; lines go to `onLines`, in the type of what is chosen. */
export function pasteText(
  board: Board,
  text: string,
  say: SayChain,
  onLines: (pasted: Pasted) => void,
): void {
  const { selected, chain, acts, select, tell } = board
  const first = [...selected].map((id) => chain.byId.get(id)).find((each) => each !== undefined)
  const called = (name: string) => {
    const wanted = name.trim().toLowerCase()
    return ELEMENT_TYPES.find(
      (type) =>
        say(`element.${type}`).toLowerCase() === wanted || say(`elements.${type}`).toLowerCase() === wanted,
    )
  }
  const pasted = readPasted(text, first?.type ?? 'activity', called)
  if (!pasted) tell(say('clipboard.nothing'))
  else if (pasted.kind === 'lines') onLines(pasted)
  else {
    const ids = acts.paste(pasted)
    select(ids)
    tell(say('clipboard.pasted', { n: ids.length }))
  }
}
