/** @jsxImportSource preact */
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { readLinkCode } from '#kernel/link-code.ts'
import type { Lang } from '#kernel/words.ts'
import { chooseLang } from '#platform/web/lang-choice.ts'
import './participant-page.css'
import { openStorage } from '#platform/web/light-storage.ts'
import { ChangeScreen } from './change-screen.tsx'
import { AsideScreen, ClosedScreen, CodeScreen, NoticeScreen } from './closed-screens.tsx'
import { HomeScreen } from './home-screen.tsx'
import { JoinScreen } from './join-screen.tsx'
import { PageContext, type PageContextValue } from './page-context.ts'
import { type PageSay, sayPage } from './page-words.ts'
import { openPhone, type Phone } from './phone.ts'
import { RatingScreen } from './rating-screen.tsx'
import { Screen } from './screen.tsx'
import { SentScreen } from './sent-screen.tsx'
import { StakeholderScreen } from './stakeholder-screen.tsx'
import { StoryScreen } from './story-screen.tsx'
import { VoteScreen } from './vote-screen.tsx'

const SCREENS = {
  '#/recit': { screen: StoryScreen, activity: 'story' },
  '#/changement': { screen: ChangeScreen, activity: 'chain' },
  '#/organisation': { screen: StakeholderScreen, activity: 'stakeholders' },
  '#/situer': { screen: RatingScreen, activity: 'rating' },
  '#/voter': { screen: VoteScreen, activity: 'vote' },
} as const
const SAID_MS = 6_000
const LANG_KEY = 'tablee.workshop.lang'

const storage = openStorage(() => window.localStorage)

function useHash(): string {
  const [hash, setHash] = useState(window.location.hash)
  useEffect(() => {
    const follow = () => {
      setHash(window.location.hash)
      window.scrollTo(0, 0)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return hash
}

function usePhoneState(phone: Phone) {
  const [state, setState] = useState(phone.state)
  useEffect(() => {
    setState(phone.state())
    return phone.subscribe(() => setState(phone.state()))
  }, [phone])
  return state
}

function Page({ phone }: { readonly phone: Phone | null }) {
  const [switched, setSwitched] = useState<Lang>()
  const [ofWorkshop, setOfWorkshop] = useState<Lang>('fr')
  // A phone in neither language gets that of the workshop.
  const asked = [...navigator.languages, ofWorkshop]
  const lang = switched ?? chooseLang(window.location.search, storage.getItem(LANG_KEY) ?? undefined, asked)
  useEffect(() => {
    const follow = () => setOfWorkshop(phone?.state().look?.lang ?? 'fr')
    follow()
    return phone?.subscribe(follow)
  }, [phone])
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const say = sayPage(lang)
  const other = lang === 'fr' ? 'en' : 'fr'
  const switchLang = () => {
    storage.setItem(LANG_KEY, other)
    setSwitched(other)
  }
  return (
    <>
      <header>
        <span class="brand">Tablée</span>
        <button class="plain" type="button" lang={other} onClick={switchLang}>
          {say('lang.other')}
        </button>
      </header>
      {phone ? <Workshop phone={phone} say={say} lang={lang} /> : <CodeScreen say={say} />}
    </>
  )
}

type WorkshopProps = { readonly phone: Phone; readonly say: PageSay; readonly lang: Lang }

function Workshop({ phone, say, lang }: WorkshopProps) {
  const state = usePhoneState(phone)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return undefined
    const timer = setTimeout(() => setSaid(''), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const { look, problem, queue } = state
  const isShut = problem !== null && problem.fault !== 'busy' && problem.fault !== 'too-often'
  const isOffline = queue.state === 'offline' || (problem?.code === 'network.unreachable' && look !== null)
  const news = isOffline ? say('net.offline', { n: queue.waiting.length }) : said
  return (
    <>
      <div class={isOffline ? 'news offline' : 'news'} role="status">
        {news}
      </div>
      {look && !isShut ? (
        <PageContext.Provider value={{ phone, state, look, say, lang, tell: setSaid }}>
          <CurrentScreen look={look} say={say} />
        </PageContext.Provider>
      ) : problem ? (
        <NoticeScreen problem={problem} say={say} />
      ) : (
        <main id="main">
          <p class="lead">{say('page.loading')}</p>
        </main>
      )}
    </>
  )
}

type CurrentProps = Pick<PageContextValue, 'look' | 'say'>

function CurrentScreen({ look, say }: CurrentProps) {
  const hash = useHash()
  if (!look.me) return <JoinScreen />
  if (look.state === 'closed') return <ClosedScreen />
  if (look.me.setAside) return <AsideScreen />
  if (hash === '#/envois') return <SentScreen />
  const asked = SCREENS[hash as keyof typeof SCREENS]
  if (!asked) return <HomeScreen />
  if (!look.activities.includes(asked.activity)) {
    return (
      <Screen title={say(`activity.${asked.activity}`)} say={say} hasBack>
        <p class="notice">{say('activity.closed')}</p>
      </Screen>
    )
  }
  return <asked.screen />
}

/** Shows the page of the workshop whose code stands in the address, `/a/k7m3p-q9xrt`; without one, asks for it. */
export function showParticipantPage(root: HTMLElement): void {
  const code = readLinkCode(window.location.pathname.split('/')[2] ?? '')
  render(<Page phone={code ? openPhone(code) : null} />, root)
}
