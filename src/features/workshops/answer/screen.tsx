/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PageSay } from './page-words.ts'

type ScreenProps = {
  readonly title: string
  readonly say: PageSay
  /** Small line above the title. */
  readonly above?: string | undefined
  /** Whether there is a way back to the choice of activities. */
  readonly hasBack?: boolean
  readonly children: ComponentChildren
}

let isFirst = true

/** One screen: its heading takes the focus when the screen is changed, so that it is read from its beginning. */
export function Screen({ title, say, above, hasBack, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = `${title} · Tablée`
    if (!isFirst) heading.current?.focus()
    isFirst = false
  }, [title])
  return (
    <main id="main">
      {hasBack && (
        <p>
          <a class="back" href="#/">
            <span aria-hidden="true">←</span> {say('page.back')}
          </a>
        </p>
      )}
      {above && <p class="above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}
