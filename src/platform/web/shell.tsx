import './shell.css'
import { useIsFetching } from '@tanstack/react-query'
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react'
import { LANGS } from '#kernel/words.ts'
import { KeyboardShortcuts } from './keyboard.tsx'
import { useLang, useSay } from './lang.tsx'
import { PageContext, usePageState } from './page-state.ts'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'
import { ToastProvider } from './toasts.tsx'
import { TableMark, Wordmark } from './wordmark.tsx'

type ShellProps = {
  /** The account menu, or a link to sign in. */
  readonly account?: ReactNode
  /** Shown at the right of the demonstration line: the button that removes it. */
  readonly demonstrationAct?: ReactNode
}

/** Everything around a page: header, where-am-I, languages, account, lines of state, toasts, shortcuts. */
export function Shell({ account, demonstrationAct }: ShellProps) {
  const say = useSay(shellWords)
  const { demonstration } = usePageState()
  useFocusAfterNavigation()
  return (
    <ToastProvider>
      <a className="tb-skip" href="#main">
        {say('skip')}
      </a>
      <header className="tb-header">
        <LoadingLine />
        <div className="tb-header-in">
          <Link to="/" className="tb-home" aria-label={say('home')}>
            <TableMark size={34} />
            <span className="tb-home-name">
              <Wordmark height={26} />
            </span>
          </Link>
          <Crumbs />
          <LangSwitch />
          {account}
        </div>
      </header>
      <OfflineLine />
      {demonstration && (
        <aside className="tb-line tb-demo" aria-label={say('demo.banner')}>
          <p>
            <strong>{say('demo.banner')}.</strong> {say('demo.explain')}
          </p>
          {demonstrationAct}
        </aside>
      )}
      <main id="main" className="tb-main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="tb-footer">
        <p>{say('footer')}</p>
        <KeyboardShortcuts />
      </footer>
    </ToastProvider>
  )
}

/** For those who come by a link and have no account: the name, the languages, the page. */
export function BareShell() {
  useFocusAfterNavigation()
  return (
    <ToastProvider>
      <header className="tb-bare-header tb-no-print">
        <LoadingLine />
        <span className="tb-home">
          <TableMark size={28} />
          <Wordmark height={22} />
        </span>
        <LangSwitch />
      </header>
      <main id="main" className="tb-main" tabIndex={-1}>
        <Outlet />
      </main>
    </ToastProvider>
  )
}

function Crumbs() {
  const say = useSay(shellWords)
  const { crumbs } = usePageState()
  if (crumbs.length === 0) return <span className="tb-crumbs" />
  return (
    <nav className="tb-crumbs" aria-label={say('crumbs')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function LangSwitch() {
  const { lang, setLang } = useLang()
  const say = useSay(shellWords)
  return (
    <fieldset className="tb-langs">
      <legend className="tb-hidden">{say('lang.group')}</legend>
      {LANGS.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === lang}
          onClick={() => setLang(code)}
        >
          <span className="tb-hidden">{say(`lang.${code}`)}</span>
          <span aria-hidden="true">{code.toUpperCase()}</span>
        </button>
      ))}
    </fieldset>
  )
}

function LoadingLine() {
  const fetching = useIsFetching() > 0
  const changing = useRouterState({ select: (state) => state.isLoading })
  const busy = fetching || changing
  return (
    // For the eye alone: `Loaded` says it to readers where the page waits.
    <div className="tb-loading" data-busy={busy} aria-hidden="true" />
  )
}

function OfflineLine() {
  const say = useSay(shellWords)
  const online = useOnline()
  return (
    <div role="status">
      {!online && (
        <p className="tb-line tb-offline">
          <SignIcon sign="warning" size={18} />
          {say('offline')}
        </p>
      )}
    </div>
  )
}

/** Whether the server can be hoped for: on its own machine it answers without any network. */
function useOnline(): boolean {
  return useSyncExternalStore(
    listenToNetwork,
    () => window.navigator.onLine || /^(localhost|127\.|\[::1\])/.test(window.location.hostname),
  )
}

function listenToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** A new page: its title takes the focus as soon as it is drawn (see PageTitle), so that it is read aloud. */
function useFocusAfterNavigation() {
  const router = useRouter()
  const store = useContext(PageContext)
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation !== undefined) store.wantFocus()
      }),
    [router, store],
  )
}
