import { type ReactNode, useEffect } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button, LinkButton } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { useSay } from './lang.tsx'
import { isFinal, Loaded, Page } from './page.tsx'
import { useProblemText } from './problem-notice.tsx'
import { shellWords } from './shell-words.ts'

export function MissingPage() {
  const say = useSay(shellWords)
  return (
    <Page title={say('missing.title')} lead={say('missing.text')}>
      <p>
        <LinkButton to="/">{say('missing.back')}</LinkButton>
      </p>
    </Page>
  )
}

type PageQuery<T> = {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
}

/** `Loaded` for a whole page: what is absent says so under a title, with a way out. */
export function LoadedPage<T>(props: {
  readonly query: PageQuery<T>
  readonly children: (data: T) => ReactNode
}) {
  const say = useSay(shellWords)
  const tell = useProblemText()
  const { data, error } = props.query
  if (data !== undefined || !isFinal(error)) return <Loaded {...props} />
  return (
    <Page title={say('absent.title')} lead={tell(error)}>
      <p>
        <LinkButton to="/">{say('absent.back')}</LinkButton>
      </p>
    </Page>
  )
}

/** Never into nothing: with the network lost the browser would put its own page in the place of ours. */
function reloadWhenReachable(): void {
  fetch('/api/health', { cache: 'no-store' }).then(
    () => window.location.reload(),
    () => {},
  )
}

/** What a page becomes when it throws: named problems in words, the rest with its technical detail folded away. */
export function CrashPage({ error }: { readonly error: unknown }) {
  const say = useSay(shellWords)
  const tell = useProblemText()
  const known = error instanceof Problem
  const isUnreachable = known && error.code === 'network.unreachable'
  useEffect(() => {
    if (!isUnreachable) return
    window.addEventListener('online', reloadWhenReachable)
    return () => window.removeEventListener('online', reloadWhenReachable)
  }, [isUnreachable])
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return (
    <Page title={say('crash.title')} lead={known ? tell(error) : say('crash.text')}>
      <p>
        <Button onClick={reloadWhenReachable}>{say('crash.reload')}</Button>
      </p>
      {!known && (
        <Disclosure title={say('crash.detail')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre className="tb-pre" tabIndex={0}>
            {detail}
          </pre>
        </Disclosure>
      )}
    </Page>
  )
}
