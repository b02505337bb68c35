/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { RespondentSay } from './page-words.ts'

type ScreenFrameProps = {
  readonly title: string
  readonly say: RespondentSay
  readonly above?: string | undefined
  /** Changes with every page of a form: its heading is read anew. */
  readonly page?: number
  readonly children: ComponentChildren
}

let isFirst = true

/** One screen: its heading takes the focus when the screen changes, so that it is read from its beginning. */
export function Screen({ title, above, page = 0, children }: ScreenFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = `${title} · Tablée`
    if (heading.current) heading.current.dataset.page = String(page)
    // in a frame (the editor's preview) the focus stays with whoever writes beside it
    if (!isFirst && (window.parent === window || document.hasFocus()))
      heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [title, page])
  return (
    <main id="main">
      {above && <p class="above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}
