/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import { usePage } from './page-context.ts'
import type { PageSay } from './page-words.ts'
import { Screen } from './screen.tsx'
import { SentList } from './sent-list.tsx'
import { EraseAll } from './sent-screen.tsx'

/** Thanks, what came of it, and still the way to take it back. */
export function ClosedScreen() {
  const { look, say } = usePage()
  const sent = look.me?.contributions ?? []
  const kept = sent.filter(({ state }) => state === 'accepted' || state === 'merged').length
  return (
    <Screen title={say('closed.title')} say={say} above={look.title}>
      <p class="lead">{say('closed.text', { territory: look.territoryName })}</p>
      <p>{say('closed.count', { n: sent.length, kept })}</p>
      <h2>{say('sent.title')}</h2>
      <SentList />
      <EraseAll />
    </Screen>
  )
}

export function AsideScreen() {
  const { look, say } = usePage()
  return (
    <Screen title={say('aside.title')} say={say} above={look.title}>
      <p class="lead">{say('aside.text')}</p>
      <EraseAll />
    </Screen>
  )
}

/** Nothing to see, and why: the link, the moment, or the network. */
export function NoticeScreen({ problem, say }: { readonly problem: SendingProblem; readonly say: PageSay }) {
  if (problem.code === 'workshops.not-open-yet') return <Notice name="soon" say={say} />
  if (problem.fault === 'absent') return <Notice name="unknown" say={say} />
  if (problem.fault === 'gone') {
    return (
      <Screen title={say('closed.title')} say={say}>
        <p class="lead">{say('closed.stranger')}</p>
      </Screen>
    )
  }
  return <Notice name="away" say={say} />
}

type NoticeProps = { readonly name: 'soon' | 'unknown' | 'away'; readonly say: PageSay }

function Notice({ name, say }: NoticeProps) {
  return (
    <Screen title={say(`${name}.title`)} say={say}>
      <p class="lead">{say(`${name}.text`)}</p>
      {name === 'unknown' && <CodeForm say={say} />}
    </Screen>
  )
}

/** For who reads the code on the wall and has no camera for it. */
export function CodeScreen({ say }: { readonly say: PageSay }) {
  return (
    <Screen title={say('code.title')} say={say}>
      <CodeForm say={say} />
    </Screen>
  )
}

function CodeForm({ say }: { readonly say: PageSay }) {
  const [code, setCode] = useState('')
  const go = (event: Event) => {
    event.preventDefault()
    const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
    if (plain) window.location.assign(`/a/${plain}`)
  }
  return (
    <form onSubmit={go}>
      <div class="field">
        <label for="code">{say('code.label')}</label>
        <p class="hint" id="code-hint">
          {say('code.hint')}
        </p>
        <input
          id="code"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="code-hint"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </div>
      <button class="main" type="submit">
        {say('code.submit')}
      </button>
    </form>
  )
}
