/** @jsxImportSource preact */
import { render } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { PREVIEW_PATH } from '#features/questionnaires/domain/form-preview.ts'
import { readLinkCode } from '#kernel/link-code.ts'
import type { Lang } from '#kernel/words.ts'
import { chooseLang } from '#platform/web/lang-choice.ts'
import { openStorage } from '#platform/web/light-storage.ts'
import './respondent-page.css'
import { IntroScreen, NoticeScreen } from './intro-screen.tsx'
import { type RespondentSay, sayRespondent } from './page-words.ts'
import { openRespondent, type Respondent } from './respondent.ts'
import { SentScreen } from './sent-screen.tsx'
import { ThanksScreen } from './thanks-screen.tsx'
import { usePart } from './use-part.ts'

const LANG_KEY = 'tablee.respond.lang'
const storage = openStorage(() => window.localStorage)

/** What every screen has at hand. */
export type ScreenProps = {
  readonly respondent: Respondent
  readonly state: ReturnType<Respondent['state']>
  readonly say: RespondentSay
  readonly lang: Lang
  readonly go: (screen: ScreenName) => void
}
export type ScreenName = 'intro' | 'form' | 'thanks' | 'sent'

function useRespondentState(respondent: Respondent) {
  const [state, setState] = useState(respondent.state)
  useEffect(() => {
    setState(respondent.state())
    return respondent.subscribe(() => setState(respondent.state()))
  }, [respondent])
  return state
}

/** What is kept here and what is sent, always in sight, in words and with a sign. */
function KeptBar({ state, say, go }: Pick<ScreenProps, 'state' | 'say' | 'go'>) {
  const waiting = state.items.filter((item) => item.state === 'waiting').length
  const refused = state.items.filter((item) => item.state === 'refused').length
  const sent = state.items.filter((item) => item.state === 'sent').length
  if (waiting + refused + sent === 0) return null
  const sign = refused > 0 ? '▲' : waiting > 0 ? '◔' : '✓'
  const words = [
    waiting > 0 && say('kept.here', { n: waiting }),
    sent > 0 && say('kept.sent', { n: sent }),
    refused > 0 && say('kept.refused', { n: refused }),
  ].filter(Boolean)
  return (
    <button
      class="kept"
      type="button"
      data-state={refused ? 'refused' : waiting ? 'waiting' : 'sent'}
      onClick={() => go('sent')}
    >
      <span aria-hidden="true">{sign}</span> {words.join(' · ')}
    </button>
  )
}

function Page({ respondent }: { readonly respondent: Respondent }) {
  const state = useRespondentState(respondent)
  const [switched, setSwitched] = useState<Lang>()
  const [screen, setScreen] = useState<ScreenName>(state.draft ? 'form' : 'intro')
  const asked = [...navigator.languages, state.look?.lang ?? 'fr']
  const lang = switched ?? chooseLang(window.location.search, storage.getItem(LANG_KEY) ?? undefined, asked)
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const say = sayRespondent(lang)
  const other = lang === 'fr' ? 'en' : 'fr'
  const go = useCallback((next: ScreenName) => {
    setScreen(next)
    window.scrollTo(0, 0)
  }, [])
  const props: ScreenProps = { respondent, state, say, lang, go }
  const isUnreachable = state.problem?.code === 'network.unreachable'
  return (
    <>
      <header>
        <span class="brand">Tablée</span>
        <button
          class="plain"
          type="button"
          lang={other}
          onClick={() => {
            storage.setItem(LANG_KEY, other)
            setSwitched(other)
          }}
        >
          {say('lang.other')}
        </button>
      </header>
      <div class={state.isOffline || isUnreachable ? 'news offline' : 'news'} role="status">
        {state.isOffline || isUnreachable ? say('net.offline') : ''}
      </div>
      <div class="kept-bar" role="status">
        <KeptBar state={state} say={say} go={go} />
      </div>
      <Current {...props} screen={screen} />
    </>
  )
}

/** Questions and their rules come while the introduction is read. */
const loadForm = () => import('./form-screen.tsx').then((part) => part.FormScreen)

function Current({ screen, ...props }: ScreenProps & { readonly screen: ScreenName }) {
  const { state, say } = props
  const FormScreen = usePart(loadForm)
  if (screen === 'sent') return <SentScreen {...props} />
  if (screen === 'thanks') return <ThanksScreen {...props} />
  if (screen === 'form' && state.draft && FormScreen) return <FormScreen {...props} draft={state.draft} />
  if (state.look && (screen === 'intro' || !state.draft)) return <IntroScreen {...props} look={state.look} />
  if (state.problem) return <NoticeScreen problem={state.problem} say={say} />
  return (
    <main id="main">
      <p class="lead">{say('page.loading')}</p>
    </main>
  )
}

/** Shows the questions of the link in the address, `/r/k7m3p-q9xrt`. */
export function showRespondentPage(root: HTMLElement): void {
  if (window.location.pathname === PREVIEW_PATH)
    return void import('./preview-page.tsx').then(({ showPreview }) => showPreview(root))
  const [, , code = '', act] = window.location.pathname.split('/')
  const token = readLinkCode(code)
  if (act === 'ne-plus-ecrire')
    return void import('./refusal-page.tsx').then(({ showRefusal }) => showRefusal(root, token))
  void openRespondent(token).then((respondent) => render(<Page respondent={respondent} />, root))
  // only a safe address (https, or this very machine) may keep the page itself: elsewhere it lasts while it is open
  void navigator.serviceWorker?.register('/respond-worker.js', { scope: '/r/' }).catch(() => undefined)
}
