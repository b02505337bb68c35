/** @jsxImportSource preact */
import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { Lang } from '#kernel/words.ts'
import { askLightly } from '#platform/web/light-client.ts'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import { sayProblem, sayRespondent } from './page-words.ts'
import { Screen } from './screen.tsx'

type Told = { title: string; territoryName: string; lang: Lang; refused: boolean }

/** One button: nobody has to answer, sign in or explain to be left alone. */
function RefusalPage({ token, told }: { readonly token: string; readonly told: Told }) {
  const say = sayRespondent(told.lang)
  const [isRefused, setRefused] = useState(told.refused)
  const [problem, setProblem] = useState<SendingProblem | null>(null)
  const refuse = () =>
    askLightly({}, `POST /collect/${token}/refusal`, {}).then(
      () => setRefused(true),
      (failure: SendingProblem) => setProblem(failure),
    )
  const values = { title: told.title, territory: told.territoryName }
  return (
    <Screen title={say(isRefused ? 'refusal.done' : 'refusal.title')} say={say} above={told.territoryName}>
      <p class="lead" role="status">
        {say(isRefused ? 'refusal.done-text' : 'refusal.text', values)}
      </p>
      {problem && <p role="alert">{sayProblem(say, problem)}</p>}
      <div class="bar">
        <button type="button" onClick={() => window.location.assign(`/r/${token}`)}>
          {say('refusal.answer')}
        </button>
        {!isRefused && (
          <button class="main" type="button" onClick={() => void refuse()}>
            {say('refusal.title')}
          </button>
        )}
      </div>
    </Screen>
  )
}

/** Shows the page behind the last line of a mail, `/r/{token}/ne-plus-ecrire`. */
export async function showRefusal(root: HTMLElement, token: string): Promise<void> {
  try {
    const told = await askLightly<Told>({}, `GET /collect/${token}/refusal`)
    document.documentElement.lang = told.lang
    render(<RefusalPage token={token} told={told} />, root)
  } catch (failure) {
    const say = sayRespondent(document.documentElement.lang === 'en' ? 'en' : 'fr')
    render(
      <Screen title={say('refusal.title')} say={say}>
        <p role="alert">{sayProblem(say, failure as SendingProblem)}</p>
      </Screen>,
      root,
    )
  }
}
